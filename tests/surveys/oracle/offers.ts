/** Choices, rows and limits that depend on other answers, and choices taken over from another question. */
import fc from 'fast-check';
import { condition, type Referable } from './expressions.ts';

type Part = Record<string, unknown>;

/** Sometimes choices, rows and limits depend on other answers. */
export function offers(
  { name, type }: Referable,
  referable: readonly Referable[],
  known: readonly string[],
): fc.Arbitrary<Part> {
  const about = (text: string) => text.replace(/\{[^{}]+\}/, '{item}');
  const some = condition(referable, known);
  const dependent = offersOf({ name, type }, referable, some, some.map(about));
  return dependent.length > 0
    ? fc.oneof(...dependent.map((arbitrary) => ({ weight: 1, arbitrary })), { weight: 8, arbitrary: fc.constant({}) })
    : fc.constant({});
}

function offersOf(
  { name, type }: Referable,
  referable: readonly Referable[],
  some: fc.Arbitrary<string>,
  aboutItem: fc.Arbitrary<string>,
): fc.Arbitrary<Part>[] {
  if (type === 'matrix')
    return [
      aboutItem.map((rowsVisibleIf) => ({ rowsVisibleIf })),
      aboutItem.map((columnsVisibleIf) => ({ columnsVisibleIf })),
    ];
  if (type === 'text')
    return [
      some.map((test) => ({
        inputType: 'number',
        min: undefined,
        minValueExpression: `iif(${test}, 2, 5)`,
        max: '=1 + 9',
      })),
      fc.constantFrom<Part>(
        { inputType: 'date', min: undefined, max: '=today()' },
        { inputType: 'date', min: '2026-01-01', max: undefined, minValueExpression: 'today(-1)' },
      ),
    ];
  if (!['radiogroup', 'dropdown', 'checkbox'].includes(type)) return [];
  const sources = referable
    .filter((other) => ['radiogroup', 'checkbox', 'dropdown'].includes(other.type) && other.name < name)
    .map((other) => other.name);
  const own = fc.tuple(some, some, aboutItem).map(([first, second, third]) => ({
    choices: [
      'a',
      { value: 'b', visibleIf: first },
      { value: 'c', enableIf: second },
      { value: 1, visibleIf: third },
      2,
    ],
  }));
  const all = fc
    .tuple(aboutItem, aboutItem)
    .map(([choicesVisibleIf, choicesEnableIf]) => ({ choicesVisibleIf, choicesEnableIf }));
  const taken = fc
    .tuple(fc.constantFrom(...sources, ''), fc.constantFrom('all', 'selected', 'unselected'))
    .map(([choicesFromQuestion, choicesFromQuestionMode]): Part =>
      choicesFromQuestion === '' ? {} : { choicesFromQuestion, choicesFromQuestionMode },
    );
  return [own, all, taken];
}
