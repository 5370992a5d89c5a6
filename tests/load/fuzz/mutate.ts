/** Breaks a definition in a few random places, as a bad editor, a bad merge or a bad person would. */
import type { Chance } from '../../../src/embedded/demo/random.ts';

type Part = Record<string, unknown> | unknown[];

const words = (
  'type name title visibleIf enableIf requiredIf choices rows columns items validators defaultValue value text role indicator ' +
  'headline purpose html imageLink rateMin rateMax rateStep rateCount rateValues maxLength min max step inputType locale pages ' +
  'elements questions calculatedValues triggers completedHtml showOtherItem hasOther valueName choicesOrder questionOrder ' +
  'firstPageIsStartPage questionsOnPageMode showPreviewBeforeComplete clearInvisibleValues choicesFromQuestion choicesVisibleIf ' +
  'setValueIf setValueExpression resetValueIf defaultValueExpression minValueExpression maxValueExpression isRequired readOnly ' +
  'visible state width maskType maskSettings timeLimit navigateToUrl completedHtmlOnCondition templateElements detailElements'
).split(' ');
const types = (
  'text comment radiogroup checkbox dropdown tagbox rating boolean matrix matrixdropdown matrixdynamic multipletext ranking ' +
  'imagepicker html image panel paneldynamic expression file signaturepad slider buttongroup imagemap page survey itemvalue ' +
  'question textvalidator empty constructor'
).split(' ');
const values: readonly unknown[] = [
  null, true, false, 0, -1, 1e12, 0.1, '', ' ', 'x', '{q}', "{q} = 'a'", '{', '今天', '<b>x</b>', '\u0000', '__proto__', 'constructor',
  [], [[]], {}, { default: 'x' }, { 'zh-cn': '问' }, { default: { default: 1 } }, [null], [1, '1', true], ['a', 'a'], [{}], [{ value: {} }],
  [{ value: [1] }], { value: 'a', text: 7 }, 'x'.repeat(3_000), '{a}'.repeat(200), [{ type: 'regex', regex: '(a+)+$' }], [{ type: 'expression' }],
]; // prettier-ignore

export function mutated(definition: unknown, chance: Chance): unknown {
  const copy = structuredClone(definition);
  const times = 1 + chance.whole(6);
  for (let time = 0; time < times; time += 1) {
    const parts = partsOf(copy);
    const part = parts[chance.whole(parts.length)];
    if (part) mutate(part, chance);
  }
  return copy;
}

function partsOf(root: unknown): Part[] {
  if (typeof root !== 'object' || root === null) return [];
  return [root as Part, ...Object.values(root).flatMap((part: unknown) => partsOf(part))];
}

function mutate(part: Part, chance: Chance): void {
  const value = structuredClone(values[chance.whole(values.length)]);
  if (Array.isArray(part)) {
    const at = chance.whole(part.length + 1);
    chance.pick([
      () => part.splice(at, 1),
      () => part.push(structuredClone(part[at])),
      () => part.push(value),
      () => part.reverse(),
      () => (part[at] = value),
    ])();
    return;
  }
  const keys = Object.keys(part);
  const key = keys[chance.whole(keys.length)] ?? 'type';
  const word = words[chance.whole(words.length)] ?? 'type';
  chance.pick([
    () => Reflect.deleteProperty(part, key),
    () => (part[key] = value),
    () => (part[word] = value),
    () => (part[word] = structuredClone(part[key])),
    () => (part['type'] = types[chance.whole(types.length)]),
  ])();
}

/** Characters lost, doubled or changed: no longer JSON, most of the time. */
export function scratched(text: string, chance: Chance): string {
  let scratchedText = text;
  for (let time = 0; time <= chance.whole(4); time += 1) {
    const at = chance.whole(scratchedText.length);
    const inserted = chance.pick(['', '{', '}', '[', ']', '"', ',', ':', '\\', '\u0000', '9'.repeat(40), 'null']);
    scratchedText = scratchedText.slice(0, at) + inserted + scratchedText.slice(at + chance.whole(3));
  }
  return scratchedText;
}
