/** Random small definitions that use every question type and every feature of the light subset. */
import fc from 'fast-check';
import { calculation, condition, type Referable } from './expressions.ts';
import { offers } from './offers.ts';
import { pipedTexts, textsFor } from './texts.ts';

export type Definition = Readonly<Record<string, unknown>>;
type Part = Record<string, unknown>;

const types = [
  'radiogroup',
  'checkbox',
  'tagbox',
  'buttongroup',
  'dropdown',
  'rating',
  'boolean',
  'text',
  'comment',
  'matrix',
  'multipletext',
  'ranking',
  'imagepicker',
  'html',
  'expression',
];
const choices: unknown[] = ['a', 'b', 'c', 1, 2];

/** `size` questions, each with its own chance of conditions, in pages and panels. */
export function definition(size: number): fc.Arbitrary<Definition> {
  return fc.array(fc.constantFrom(...types), { minLength: size, maxLength: size }).chain((chosen) => {
    const asked = chosen.map((type, index) => ({ name: `q${index + 1}`, type }));
    const referable = asked.filter(({ type }) => type !== 'html');
    if (!referable.some(({ type }) => type !== 'expression')) referable.unshift({ name: 'q0', type: 'text' });
    const answerable = referable.filter(({ type }) => type !== 'expression');
    const known = ['sumOne', 'sumTwo'];
    return fc
      .record({
        elements: fc.tuple(
          ...asked.map((question, index) =>
            question.type === 'expression'
              ? calculatedQuestion(question, earlier(referable, asked.slice(0, index)), known)
              : element(question, referable, known),
          ),
        ),
        texts: fc.array(pipedTexts(referable, known), { minLength: size, maxLength: size }),
        calculated: fc.tuple(calculation(answerable, []), calculation(answerable, ['sumOne'])),
        breaks: fc.array(fc.constantFrom('page', 'panel', 'none', 'none', 'none', 'none'), {
          minLength: size,
          maxLength: size,
        }),
        containers: fc.array(conditions(referable, known, [2, 1, 1]), { minLength: size, maxLength: size }),
        requiredContainers: fc.array(fc.boolean(), { minLength: size, maxLength: size }),
      })
      .map((parts) => {
        const spare = asked.length > 0 && referable[0]?.name === 'q0' ? [{ type: 'text', name: 'q0' }] : [];
        return {
          pages: inPages(
            [...spare, ...parts.elements.map((part, index) => ({ ...part, ...textsFor(part, parts.texts[index]) }))],
            parts,
          ),
          calculatedValues: parts.calculated.map((expression, index) => ({ name: known[index], expression })),
        };
      });
  });
}

/** A calculation reads what is asked, and calculations that stand before it. */
function earlier(referable: readonly Referable[], before: readonly Referable[]): readonly Referable[] {
  return referable.filter(({ name, type }) => type !== 'expression' || before.some((asked) => asked.name === name));
}

function calculatedQuestion(
  { name, type }: Referable,
  referable: readonly Referable[],
  known: readonly string[],
): fc.Arbitrary<Part> {
  return fc
    .tuple(
      fc.oneof(calculation(referable, known), condition(referable, known)),
      conditions(referable, known, [3, 0, 0]),
      fc.constantFrom<Part>(
        ...[{}, { precision: 1 }, { format: 'about {0}' }, { displayStyle: 'decimal', maximumFractionDigits: 2 }],
        ...[{ displayStyle: 'percent' }, { displayStyle: 'currency', currency: 'CNY', useGrouping: false }],
      ),
    )
    .map(([expression, ifs, display]) => ({ type, name, expression, ...ifs, ...display }));
}

interface Layout {
  readonly breaks: readonly string[];
  readonly containers: readonly Part[];
  readonly requiredContainers: readonly boolean[];
}

function inPages(elements: readonly unknown[], { breaks, containers, requiredContainers }: Layout): Part[] {
  const pages: { name: string; elements: unknown[] }[] = [];
  elements.forEach((part, index) => {
    const page = pages.at(-1);
    const own = { ...containers[index], ...(requiredContainers[index] && { isRequired: true }) };
    if (!page || breaks[index] === 'page') pages.push({ name: `page${index + 1}`, ...own, elements: [part] });
    else if (breaks[index] === 'panel')
      page.elements.push({ type: 'panel', name: `panel${index + 1}`, ...own, elements: [part] });
    else page.elements.push(part);
  });
  return pages;
}

/** The three conditions, each with its chance in ten. */
function conditions(
  referable: readonly Referable[],
  known: readonly string[],
  chances: readonly [number, number, number],
): fc.Arbitrary<Part> {
  const sometimes = (chance: number) =>
    fc.oneof(
      { weight: chance, arbitrary: condition(referable, known) },
      { weight: 10 - chance, arbitrary: fc.constant(undefined) },
    );
  const [visible, enabled, required] = chances;
  return fc
    .record({ visibleIf: sometimes(visible), enableIf: sometimes(enabled), requiredIf: sometimes(required) })
    .map(written);
}

function element(
  { name, type }: Referable,
  referable: readonly Referable[],
  known: readonly string[],
): fc.Arbitrary<Part> {
  const validator = fc.array(validatorFor(type, referable, known), { maxLength: 2 });
  return fc
    .tuple(
      conditions(others(referable, name), known, [4, 1, 2]),
      fc.boolean(),
      validator,
      details(type),
      offers({ name, type }, others(referable, name), known),
    )
    .map(([ifs, isRequired, validators, own, offered]) => ({
      type,
      name,
      ...ifs,
      ...(type === 'html' ? {} : { isRequired, ...(validators.length > 0 && { validators }) }),
      ...own,
      ...offered,
    }));
}

/** survey-core's linter refuses a condition of a question on itself. */
function others(referable: readonly Referable[], name: string): readonly Referable[] {
  const rest = referable.filter((question) => question.name !== name);
  return rest.length > 0 ? rest : referable;
}

function details(type: string): fc.Arbitrary<Part> {
  const flags = (...names: string[]) => fc.record(Object.fromEntries(names.map((name) => [name, fc.boolean()])));
  switch (type) {
    case 'radiogroup':
    case 'dropdown':
      return flags('showOtherItem', 'showNoneItem', 'showDontKnowItem').map((own) => ({ choices, ...own }));
    case 'buttongroup':
      return flags('showNoneItem', 'showDontKnowItem').map((own) => ({ choices, ...own }));
    case 'checkbox':
    case 'tagbox':
      return fc
        .tuple(
          flags('showOtherItem', 'showNoneItem', 'showRefuseItem'),
          fc.constantFrom(0, 1, 2, 3),
          fc.constantFrom(0, 3, 4),
        )
        .map(([own, minSelectedChoices, maxSelectedChoices]) => ({
          choices,
          ...own,
          minSelectedChoices,
          maxSelectedChoices,
        }));
    case 'ranking':
      return fc.constant({ choices: ['a', 'b', 'c'] });
    case 'imagepicker':
      return fc.boolean().map((multiSelect) => ({
        multiSelect,
        choices: ['a', 'b', 'c'].map((value) => ({ value, imageLink: `/${value}.png` })),
      }));
    case 'rating':
      return fc.constantFrom<Part>(
        {},
        { rateMin: 0, rateMax: 10 },
        { rateValues: ['a', 2, { value: 'c', text: 'C' }], autoGenerate: false },
        { rateMax: 7, rateStep: 2 },
      );
    case 'boolean':
      return fc.constantFrom<Part>({}, { valueTrue: 'yes', valueFalse: 'no' }, { valueTrue: 1, valueFalse: 0 });
    case 'text':
      return fc.constantFrom<Part>(
        ...[
          {},
          { maxLength: 5 },
          { inputType: 'number', min: 1, max: 10 },
          { inputType: 'number', step: 0.5 },
          { inputType: 'email' },
        ],
        ...[
          { inputType: 'tel' },
          { inputType: 'date', min: '2026-01-01', max: '2026-12-31' },
          { inputType: 'date' },
          { inputType: 'number' },
          { inputType: 'date', isRequired: true },
          { inputType: 'time', min: '08:00', max: '20:00' },
          { inputType: 'month', min: '2026-01' },
          { inputType: 'url' },
        ],
      );
    case 'comment':
      return fc.constantFrom<Part>({}, { maxLength: 6 });
    case 'matrix':
      return fc.boolean().map((eachRowRequired) => ({
        columns: ['a', 'b', 1],
        rows: ['r1', { value: 'r2', text: 'Row 2' }],
        eachRowRequired,
      }));
    case 'multipletext':
      return flags('isRequired').map(({ isRequired }) => ({
        items: [
          { name: 'f1', isRequired },
          { name: 'f2', inputType: 'number' },
        ],
      }));
    default:
      return fc.constant({ html: '<p>Read this first</p>' });
  }
}

function validatorFor(type: string, referable: readonly Referable[], known: readonly string[]): fc.Arbitrary<Part> {
  const expression = condition(referable, known).map((text): Part => ({ type: 'expression', expression: text }));
  if (type === 'checkbox' || type === 'tagbox')
    return fc.oneof(
      expression,
      fc.constantFrom<Part>({ type: 'answercount', minCount: 2 }, { type: 'answercount', maxCount: 2 }),
    );
  if (type !== 'text' && type !== 'comment') return expression;
  return fc.oneof(
    expression,
    fc.constantFrom<Part>(
      ...[
        { type: 'numeric', minValue: 1, maxValue: 5 },
        { type: 'numeric' },
        { type: 'text', minLength: 2, maxLength: 4 },
      ],
      ...[
        { type: 'text', allowDigits: false },
        { type: 'regex', regex: '^[a-z]+$', caseInsensitive: true },
        { type: 'regex', regex: '\\d{2}' },
        { type: 'email' },
      ],
    ),
  );
}

function written(part: Readonly<Record<string, string | undefined>>): Part {
  return Object.fromEntries(Object.entries(part).filter(([, value]) => value !== undefined));
}
