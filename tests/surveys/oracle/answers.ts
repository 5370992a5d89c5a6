/** Random answers to a form: mostly of the right type, in any order, with hostile text wherever a person can type. */
import fc from 'fast-check';
import type { Answers, AnswerValue, ChoiceValue, Form, Question } from '../../../src/domain/form/index.ts';
import { commentName, questionsOf } from '../../../src/domain/form/index.ts';
import { isEmpty } from '../../../src/domain/form/loose-values.ts';
import { hostileTexts } from './expressions.ts';

const dates = ['2026-03-01', '2026-02-28', '2025-12-31', '1960-02-29', '2027-01-01', '2026-02-30', ''];
const amounts = [0, 1, 2, 5, 10, 11, -1, 1.5, 0.1, 0.25, 3.3];
/** survey-core takes any text in these fields; we are strict, so only what a field can write is compared. */
const written: Readonly<Record<string, readonly string[]>> = {
  time: ['08:00', '07:59', '12:30', '20:00', '20:01', '23:59'],
  month: ['2025-12', '2026-01', '2027-11'],
  url: ['https://example.cn', 'example.cn/a?b=c'],
};
const addresses = [
  'a@b.cn',
  'a.b@c.d.org',
  '"quoted one"@x.com',
  'a@b',
  'a@@b.cn',
  'a@b..cn',
  '@b.cn',
  'a b@c.cn',
  'a@b=c.cn',
  '',
];

/** `count` answer sets, each of which differs from the one before in one question. */
export function answerSets(form: Form<string>, { seed, count }: { seed: number; count: number }): Answers[] {
  const names = questionsOf(form).flatMap(({ kind, name }) => (kind === 'expression' ? [] : [name]));
  const [first = {}, ...others] = fc.sample(answers(form), { seed, numRuns: count });
  let current = first;
  const sets = [first];
  others.forEach((fresh, index) => {
    const changed = names[(index * 5) % names.length] ?? '';
    const isKept = ([name]: [string, unknown]) => name.replace('-Comment', '') !== changed;
    current = Object.fromEntries([
      ...Object.entries(current).filter(isKept),
      ...Object.entries(fresh).filter((entry) => !isKept(entry)),
    ]);
    sets.push(current);
  });
  return sets;
}

function answers(form: Form<string>): fc.Arbitrary<Answers> {
  const fields: Record<string, fc.Arbitrary<AnswerValue | undefined>> = {};
  for (const question of questionsOf(form)) {
    if (question.kind === 'expression') continue;
    fields[question.name] = fc.option(valueOf(question), { freq: 4, nil: undefined });
    if ('other' in question) fields[commentName(question.name)] = fc.constantFrom(undefined, 'because', '', '01');
  }
  return fc
    .record(fields)
    .map((values) => Object.fromEntries(Object.entries(values).filter(([, value]) => !isEmpty(value))) as Answers);
}

function valueOf(question: Exclude<Question<string>, { kind: 'expression' }>): fc.Arbitrary<AnswerValue> {
  switch (question.kind) {
    case 'checkbox': {
      const apart = [
        ...('none' in question ? [question.none.value] : []),
        ...question.choices.filter(({ exclusive }) => exclusive).map(({ value }) => value),
      ];
      const together = fc.shuffledSubarray(allowed(question).filter((value) => !apart.includes(value)));
      return apart.length > 0
        ? fc.oneof(
            { weight: 4, arbitrary: together },
            { weight: 1, arbitrary: fc.constantFrom(...apart).map((value) => [value]) },
          )
        : together;
    }
    case 'ranking':
      return fc.shuffledSubarray(allowed(question), { minLength: question.choices.length });
    case 'imagepicker':
      return question.multiple ? fc.shuffledSubarray(allowed(question)) : fc.constantFrom(...allowed(question));
    case 'radiogroup':
    case 'dropdown':
    case 'rating':
      return fc.constantFrom(...allowed(question));
    case 'boolean':
      return fc.constantFrom(question.yes.value, question.no.value);
    case 'text':
      return typed(question.input);
    case 'comment':
      return fc.constantFrom(...hostileTexts);
    case 'matrix':
      return rows(
        question.rows.map(
          ({ value }) => [value, fc.constantFrom(...question.columns.map(({ value: column }) => column))] as const,
        ),
      );
    case 'multipletext':
      return rows(question.fields.map(({ name, input }) => [name, typed(input)] as const));
  }
}

/** Free text also receives values of other types: conditions must agree on them, the gate refuses them. */
function typed(input: string): fc.Arbitrary<ChoiceValue> {
  if (input === 'number')
    return fc.oneof(
      { weight: 5, arbitrary: fc.constantFrom(...amounts) },
      { weight: 1, arbitrary: fc.constantFrom(...hostileTexts) },
    );
  if (input === 'date') return fc.constantFrom(...dates);
  const wellFormed = written[input];
  if (wellFormed) return fc.constantFrom(...wellFormed, '');
  if (input === 'email') return fc.constantFrom(...addresses);
  return fc.oneof(
    { weight: 8, arbitrary: fc.constantFrom(...hostileTexts) },
    { weight: 1, arbitrary: fc.constantFrom<ChoiceValue>(...amounts, true, false) },
  );
}

function rows(parts: readonly (readonly [string, fc.Arbitrary<ChoiceValue>])[]): fc.Arbitrary<AnswerValue> {
  return fc
    .record(Object.fromEntries(parts.map(([name, value]) => [name, fc.option(value, { freq: 3, nil: undefined })])))
    .map(
      (values) => Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as AnswerValue,
    );
}

function allowed(question: Question<string>): ChoiceValue[] {
  const listed = 'choices' in question ? question.choices.map(({ value }) => value) : [];
  const other = 'other' in question ? [question.other.value] : [];
  const none = 'none' in question ? [question.none.value] : [];
  return [...listed, ...other, ...none];
}
