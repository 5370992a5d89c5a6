/** What happens by itself when answers change, beside survey-core: random definitions, and people who answer and change their minds. */
import fc from 'fast-check';
import { QuestionTextModel } from 'survey-core';
import { expect, test } from 'vitest';
import {
  type Answers,
  type AnswerValue,
  followed,
  formInLanguage,
  questionsOf,
  startingAnswers,
} from '../../src/domain/form/index.ts';
import { compileQuestionnaire } from '../../src/questionnaires/index.ts';
import { oracleFor, today } from './oracle/comparison.ts';

const choices = ['x', 'y', 'z'];
const base = [
  { type: 'radiogroup', name: 'a', choices },
  { type: 'text', name: 'n', inputType: 'number' },
  { type: 'text', name: 'm', inputType: 'number' },
  { type: 'text', name: 't' },
  { type: 'checkbox', name: 'c', choices: ['k', 'l', 'o'] },
];
const said: Readonly<Record<string, readonly (AnswerValue | undefined)[]>> = {
  a: [...choices, undefined],
  n: [1, 3, 7, undefined],
  m: [2, 4, undefined],
  t: ['x', 'words', undefined],
  c: [['k'], ['l', 'o'], undefined],
  p: [5, 12],
  r: ['mine'],
  s: ['z', 'y'],
};

const conditions = fc.constantFrom(
  "{a} = 'x'",
  '{n} > 3',
  '{t} notempty',
  "{c} contains 'k'",
  '{n} > {m}',
  '{sum} > 6',
);
const values = {
  p: fc.constantFrom('{n} + {m}', '{n} * 2', "iif({a} = 'x', 1, {m})", '{c.length}', '{sum}'),
  r: fc.constantFrom('{a}', "'fixed'", '{t}', "{a} + '-' + {t}", "iif({p} > 5, 'many', 'few')"),
  s: fc.constantFrom('{a}', "'y'", "iif({n} > 2, 'z', 'x')"),
};

function effect(name: 'p' | 'r' | 's'): fc.Arbitrary<object> {
  return fc.oneof(
    values[name].map((defaultValueExpression) => ({ defaultValueExpression })),
    values[name].map((setValueExpression) => ({ setValueExpression })),
    fc.tuple(conditions, values[name]).map(([setValueIf, setValueExpression]) => ({ setValueIf, setValueExpression })),
    conditions.map((setValueIf) => ({ setValueIf })),
    conditions.map((resetValueIf) => ({ resetValueIf })),
    fc.constant({}),
  );
}

const trigger = fc.oneof(
  fc
    .tuple(conditions, values.p)
    .map(([expression, runExpression]) => ({ type: 'runexpression', expression, runExpression, setToName: 'u' })),
  conditions.map((expression) => ({ type: 'setvalue', expression, setToName: 'v', setValue: 'said' })),
  conditions.map((expression) => ({ type: 'copyvalue', expression, setToName: 'v', fromName: 't' })),
);

/**
 * Where something starts with a value, ours follows through calculated values at once, survey-core only from the next change on: such
 * definitions are not drawn.
 */
const definition = fc
  .record({
    n: fc.constantFrom({}, { defaultValue: 5 }),
    p: effect('p'),
    r: effect('r'),
    s: effect('s'),
    triggers: fc.array(trigger, { maxLength: 2 }),
  })
  .map(({ n, ...effects }) => ({ ...effects, n: JSON.stringify(effects).includes('{sum}') ? {} : n }))
  .map(({ n, p, r, s, triggers }) => ({
    elements: [
      ...base.map((question) => (question.name === 'n' ? { ...question, ...n } : question)),
      { type: 'text', name: 'p', inputType: 'number', ...p },
      { type: 'text', name: 'r', ...r },
      { type: 'radiogroup', name: 's', choices, ...s },
      { type: 'text', name: 'u' },
      { type: 'text', name: 'v' },
    ],
    calculatedValues: [{ name: 'sum', expression: '{n} + {m}' }],
    triggers,
  }));

const step = fc
  .constantFrom(...Object.keys(said))
  .chain((name) => fc.constantFrom(...(said[name] ?? [])).map((value) => ({ name, value })));

test('a questionnaire that answers itself comes to the same as in survey-core, whoever says what in whatever order', () => {
  let compared = 0;
  fc.assert(
    fc.property(definition, fc.array(step, { minLength: 4, maxLength: 10 }), (written, steps) => {
      const compiled = compileQuestionnaire(written);
      if (!compiled.ok) throw new Error(JSON.stringify(compiled.problem));
      const form = formInLanguage(compiled.value.form, 'en');
      const model = oracleFor(written);
      let answers = startingAnswers(form, { today });
      for (const { name, value } of steps) {
        // Nobody can say again what already stands there.
        if (JSON.stringify(answers[name]) === JSON.stringify(value)) continue;
        const question = model.getQuestionByName(name);
        if (value === undefined) question.clearValue();
        else question.value = structuredClone(value);
        answers = followed(form, { before: answers, after: changed(answers, name, value) }, { today });
        expect(read(answers), JSON.stringify(steps)).toEqual(read(asTyped(model.data as Answers, model)));
        compared += questionsOf(form).length;
      }
      model.dispose();
    }),
    { seed: 20261128, numRuns: 150 },
  );
  expect(compared).toBeGreaterThan(5_000);
}, 240_000);

function changed(answers: Answers, name: string, value: AnswerValue | undefined): Answers {
  const others = Object.entries(answers).filter(([key]) => key !== name);
  return Object.fromEntries(value === undefined ? others : [...others, [name, value]]);
}

function read(answers: Answers): Answers {
  return Object.fromEntries(
    Object.entries(answers)
      .filter(([, value]) => value !== '')
      .toSorted(),
  );
}

/** survey-core keeps a number in a text field as the number that was worked out; a field of ours holds what would be typed. */
function asTyped(data: Answers, model: ReturnType<typeof oracleFor>): Answers {
  const questions = new Map(model.getAllQuestions().map((question) => [question.name, question]));
  return Object.fromEntries(
    Object.entries(data).flatMap(([name, value]): [string, AnswerValue][] => {
      const question = questions.get(name);
      if (!question) return [];
      const isWords = question instanceof QuestionTextModel && question.inputType === 'text';
      return [[name, isWords && typeof value === 'number' ? String(value) : value]];
    }),
  );
}
