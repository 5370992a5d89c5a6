/** Random conditions over given questions, in SurveyJS's own language, with every operator and function of the subset. */
import fc from 'fast-check';

export interface Referable {
  readonly name: string;
  readonly type: string;
}

/** Text as careless people and old phones type it. */
export const hostileTexts = [
  ...[
    '01',
    '1',
    '2',
    '10',
    '1,5',
    '1.5',
    ' 2 ',
    '-1',
    '+3',
    '1e3',
    '0x1f',
    '0',
    '00',
    '0.5',
    '0,5',
    '12345678901234567890',
    '1/2',
    '3-1',
  ],
  ...[
    'true',
    'False',
    'TRUE',
    'yes',
    'a',
    'A',
    ' a ',
    'ab',
    'b',
    '"a"',
    "'a'",
    "'1'",
    'a,b',
    '',
    '  ',
    'null',
    'undefined',
    '[]',
    '邻里',
    '😀',
  ],
  ...[
    '2026-03-01',
    '2026-02-30',
    '2026-03-01T10:30',
    '2026-03-01T10:30:15',
    '2026-3-1',
    '1960-02-29',
    '12:30',
    '23:59:59',
    '2026',
  ],
];

const numbers = ['0', '1', '2', '3', '10', '-1', '1.5', '0.1', '0.2', '100'];
const quoted = ['a', 'b', 'c', 'A', '1', '2', '01', 'other', 'none', 'true', '2026-03-01', '2025-12-31', '邻里'].map(
  (text) => `'${text}'`,
);

export function condition(questions: readonly Referable[], calculated: readonly string[]): fc.Arbitrary<string> {
  const variable = variables(questions, calculated);
  const constant = fc.constantFrom(...numbers, ...quoted, 'true', 'false');
  const list = fc
    .array(fc.constantFrom(...quoted, ...numbers), { minLength: 1, maxLength: 3 })
    .map((values) => `[${values.join(', ')}]`);
  const called = functionCall(variable, constant);
  const calculatedTerm = fc
    .tuple(
      fc.oneof(variable, called),
      fc.constantFrom('+', '-', '*', '/', '%', '^'),
      fc.oneof(variable, constant, called),
    )
    .map(([left, operator, right]) => `(${left} ${operator} ${right})`);
  const term = fc.oneof(
    { weight: 6, arbitrary: variable },
    { weight: 1, arbitrary: calculatedTerm },
    { weight: 2, arbitrary: called },
  );
  const compared = fc.oneof(
    { weight: 4, arbitrary: constant },
    { weight: 1, arbitrary: list },
    { weight: 2, arbitrary: term },
  );
  const comparison = fc
    .tuple(
      term,
      fc.constantFrom('=', '<>', '!=', '<', '>', '<=', '>=', 'contains', 'notcontains', 'anyof', 'noneof', 'allof'),
      compared,
    )
    .filter(([left, , right]) => !areRowAndList(questions, left, right) && !areRowAndList(questions, right, left))
    .map(([left, operator, right]) => `${left} ${operator} ${right}`);
  const listed = fc
    .tuple(term, fc.constantFrom('=', 'anyof', 'allof', 'noneof', 'contains', 'notcontains'), list)
    .map(([left, operator, right]) => `${left} ${operator} ${right}`);
  const filled = fc
    .tuple(variable, fc.constantFrom('empty', 'notempty'))
    .map(([left, operator]) => `${left} ${operator}`);
  const simple = fc.oneof(
    { weight: 5, arbitrary: comparison },
    { weight: 2, arbitrary: listed },
    { weight: 2, arbitrary: filled },
  );
  const joined = fc
    .tuple(simple, fc.constantFrom('and', 'or'), simple)
    .map(([left, word, right]) => `(${left}) ${word} (${right})`);
  const negated = simple.map((text) => `!(${text})`);
  return fc.oneof(
    { weight: 5, arbitrary: simple },
    { weight: 2, arbitrary: joined },
    { weight: 1, arbitrary: negated },
    { weight: 1, arbitrary: variable },
  );
}

/** Not drawn: see differences.ts. */
function areRowAndList(questions: readonly Referable[], row: string, list: string): boolean {
  const isList = questions.some(
    ({ name, type }) =>
      ['checkbox', 'tagbox', 'ranking'].includes(type) && list.toLowerCase() === `{${name.toLowerCase()}}`,
  );
  return isList && /^\{\w+\.r\d\}$/.test(row);
}

/** A value rather than a truth. */
export function calculation(questions: readonly Referable[], calculated: readonly string[]): fc.Arbitrary<string> {
  const variable = variables(questions, calculated);
  const constant = fc.constantFrom(...numbers, ...quoted);
  return fc.oneof(
    functionCall(variable, constant),
    fc
      .tuple(variable, fc.constantFrom('+', '-', '*', '/'), fc.oneof(variable, constant))
      .map((parts) => parts.join(' ')),
    fc.tuple(variable, constant, constant).map(([test, yes, no]) => `iif(${test} notempty, ${yes}, ${no})`),
  );
}

export function variables(questions: readonly Referable[], calculated: readonly string[]): fc.Arbitrary<string> {
  const names = questions.flatMap(({ name, type }) => {
    if (type === 'matrix') return [`{${name}.r1}`, `{${name}.r2}`, `{${name}}`];
    if (type === 'multipletext') return [`{${name}.f1}`, `{${name}}`];
    if (['checkbox', 'tagbox', 'ranking'].includes(type))
      return [`{${name}}`, `{${name}}`, `{${name}[0]}`, `{${name}.length}`, `{${name.toUpperCase()}}`];
    return [`{${name}}`, `{${name}}`, `{${name}}`, `{#${name}}`];
  });
  return fc.constantFrom(...names, ...calculated.map((name) => `{${name}}`));
}

function functionCall(variable: fc.Arbitrary<string>, constant: fc.Arbitrary<string>): fc.Arbitrary<string> {
  const one = (name: string) => variable.map((value) => `${name}(${value})`);
  const several = (name: string) =>
    fc
      .array(fc.oneof(variable, constant), { minLength: 1, maxLength: 3 })
      .map((values) => `${name}(${values.join(', ')})`);
  return fc.oneof(
    ...['age', 'year', 'month', 'day', 'weekday', 'getDate'].map(one),
    ...['sum', 'avg', 'min', 'max', 'count'].map(several),
    fc.constantFrom('today()', 'today(1)', 'today(-30)', 'currentYear()', 'year()'),
    variable.map((value) => `round(${value}, 1)`),
    fc
      .tuple(variable, fc.constantFrom('days', 'months', 'years'))
      .map(([value, unit]) => `dateDiff(${value}, today(), '${unit}')`),
    fc
      .tuple(variable, fc.constantFrom('days', 'months', 'years'))
      .map(([value, unit]) => `dateAdd(${value}, 1, '${unit}')`),
  );
}
