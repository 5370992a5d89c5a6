/**
 * Reads what happens by itself: values worked out from answers (`defaultValueExpression`, `setValueIf`, `setValueExpression`), answers
 * taken back (`resetValueIf`), and triggers that enter a value. In the order in which survey-core does it.
 */
import type { Question as SurveyQuestion, SurveyModel } from 'survey-core';
import { questionsIn } from '../domain/form/elements.ts';
import type { AnswerValue, CalculatedValue, Effect, Form, Logic, Page, Question } from '../domain/form/form.ts';
import { answers } from './question-keys.ts';
import { changesOf } from './logic-reads.ts';
import { readTriggers } from './read-triggers.ts';
import { present, type Reading, words } from './reading.ts';

export interface Written {
  readonly pages: readonly Page[];
  readonly calculated: readonly CalculatedValue[];
}

export function readEffects(model: SurveyModel, written: Written, reading: Reading): Form['effects'] {
  const asked = new Map(written.pages.flatMap(questionsIn).map((question) => [question.name, question]));
  const sources = model.getAllQuestions().filter((source) => answers(source) && source.getType() !== 'expression');
  const of = (read: (source: SurveyQuestion, question: Question) => Effect[]) =>
    sources.flatMap((source) => {
      const question = asked.get(reading.keys.of(source));
      return question ? read(source, question) : [];
    });
  const reader = new EffectReader(written.calculated, reading);
  const effects = [
    ...of((source, question) => reader.defaultOf(source, question)),
    ...of((source, question) => [...reader.resetOf(source, question), ...reader.setOf(source, question)]),
    ...readTriggers(model, written.calculated, reading),
  ];
  return effects.length > 0 ? effects : undefined;
}

class EffectReader {
  readonly #calculated: readonly CalculatedValue[];
  readonly #reading: Reading;

  constructor(calculated: readonly CalculatedValue[], reading: Reading) {
    this.#calculated = calculated;
    this.#reading = reading;
  }

  defaultOf(source: SurveyQuestion, { name }: Question): Effect[] {
    const to = this.#logic(source, 'defaultValueExpression');
    if (to === undefined) return [];
    return [{ kind: 'default', target: name, to, ...changesOf([to], this.#calculated) }];
  }

  /** Back to what stood there first. */
  resetOf(source: SurveyQuestion, { name, initial }: Question): Effect[] {
    const when = this.#logic(source, 'resetValueIf');
    if (when === undefined) return [];
    const to = this.#logic(source, 'defaultValueExpression') ?? (initial === undefined ? undefined : asLogic(initial));
    return [
      {
        kind: 'set',
        target: name,
        when,
        unlessEmpty: true,
        ...present({ to }),
        ...changesOf([when], this.#calculated),
      },
    ];
  }

  /** Any true-like value is enough here, and without a condition the value follows what it is worked out from. */
  setOf(source: SurveyQuestion, { name }: Question): Effect[] {
    const condition = this.#logic(source, 'setValueIf');
    const to = this.#logic(source, 'setValueExpression');
    if (condition === undefined && to === undefined) return [];
    const when: Logic | undefined = condition === undefined ? undefined : ['not', ['not', condition]];
    const read = [condition, to].filter((logic) => logic !== undefined);
    return [{ kind: 'set', target: name, ...present({ when, to }), ...changesOf(read, this.#calculated) }];
  }

  #logic(source: SurveyQuestion, property: string): Logic | undefined {
    return this.#reading.logic(words(source, property), source.name, property);
  }
}

function asLogic(value: AnswerValue): Logic | undefined {
  if (Array.isArray(value)) return ['list', ...(value as readonly Logic[])];
  return typeof value === 'object' ? undefined : value;
}
