/** Reads triggers: those that end the form early, and those that enter a value. */
import type { SurveyModel, SurveyTrigger } from 'survey-core';
import type { CalculatedValue, EarlyEnd, Effect, Form, Logic } from '../domain/form/form.ts';
import { answersRead, changesOf } from './logic-reads.ts';
import { reads } from './read-calculated.ts';
import { property, type Reading, words } from './reading.ts';

interface Written {
  readonly trigger: SurveyTrigger;
  readonly type: string;
  readonly place: string;
  readonly when: Logic | undefined;
}

function written(model: SurveyModel, reading: Reading): Written[] {
  return model.triggers.map((trigger, index) => {
    const place = `triggers[${index}]`;
    return { trigger, type: trigger.getType(), place, when: reading.logic(trigger.expression, place, 'expression') };
  });
}

export function readEarlyEnds(
  model: SurveyModel,
  calculated: readonly CalculatedValue[],
  reading: Reading,
): Form['ends'] {
  const ends = written(model, reading).flatMap(({ type, when }): EarlyEnd[] =>
    type === 'completetrigger' && when !== undefined ? [{ when, reads: [...answersRead(when, calculated)] }] : [],
  );
  return ends.length > 0 ? ends : undefined;
}

/** Those that look at calculated values come first, since survey-core calculates before it looks at what was answered. */
export function readTriggers(
  model: SurveyModel,
  calculated: readonly CalculatedValue[],
  reading: Reading,
): readonly Effect[] {
  const isCalculated = ({ when = null }: Written) => calculated.some(({ name }) => reads(when, name));
  const all = written(model, reading);
  return [...all.filter(isCalculated), ...all.filter((one) => !isCalculated(one))].flatMap(
    ({ trigger, type, place, when }): Effect[] => {
      const target = reading.references.path(words(trigger, 'setToName'));
      if (type === 'completetrigger') return [];
      const to = target?.length === 1 ? valueOf(trigger, { type, place, reading }) : undefined;
      // A copy needs no condition: it follows what it copies.
      if (!target || to === undefined || (when === undefined && type !== 'copyvaluetrigger')) {
        reading.remarks.note(place, 'left_out', { property: 'triggers', detail: words(trigger, 'setToName') });
        return [];
      }
      const due = changesOf(type === 'copyvaluetrigger' ? [...present(when), to] : present(when), calculated);
      return [{ kind: 'set', target: String(target[0]), to, ...(when !== undefined && { when }), ...due }];
    },
  );
}

function present(logic: Logic | undefined): Logic[] {
  return logic === undefined ? [] : [logic];
}

interface At {
  readonly type: string;
  readonly place: string;
  readonly reading: Reading;
}

function valueOf(trigger: SurveyTrigger, { type, place, reading }: At): Logic | undefined {
  if (type === 'runexpressiontrigger') return reading.logic(property(trigger, 'runExpression'), place, 'runExpression');
  if (type === 'copyvaluetrigger') {
    const path = reading.references.path(words(trigger, 'fromName'));
    return path ? ['raw', ...path] : undefined;
  }
  const value = property(trigger, 'setValue');
  if (Array.isArray(value)) return ['list', ...(value as Logic[])];
  return ['string', 'number', 'boolean'].includes(typeof value) ? (value as Logic) : undefined;
}
