/** A sheet posted without script: which entry it is, whether two of them differ, and what the page shows next. */
import {
  answersFromFields,
  checkSubmission,
  formState,
  type Answers,
  type Form,
  type Today,
} from '../../domain/form/index.ts';
import { differences, settled, type Right } from '../../domain/sheet/two-entries.ts';
import type { PaperWords } from '../../islands/paper-entry/words.ts';
import { emptySitting, firstField, rightPrefix, secondField, type Sitting } from '../../islands/paper-entry/scene.ts';
import type { SheetOutcome } from '../../server/answering/sheet.ts';
import { idField, jsonIn, own } from './fields.ts';

type Fields = readonly (readonly [string, string])[];

export type Posted =
  | { readonly state: 'differences'; readonly sitting: Sitting }
  | {
      readonly state: 'complete';
      readonly answers: Answers;
      readonly first: Answers | null;
      readonly second: Answers | null;
    };

export function postedSheet(form: Form<string>, fields: Fields, today: Today): Posted {
  const first = entryIn(form, jsonIn(fields, firstField), today);
  const kept = entryIn(form, jsonIn(fields, secondField), today);
  const typed = formState(form, answersFromFields(form, fields), today).values;
  if (first === null) return { state: 'complete', answers: typed, first: null, second: null };
  const second = kept ?? typed;
  const undecided = differences(form, { first, second }, today).filter(({ field }) => rightAt(fields, field) === null);
  if (undecided.length > 0 && entryIn(form, second, today) !== null) {
    const sitting = { ...emptySitting, stage: 'differences', id: idField(fields), first, second } as const;
    return { state: 'differences', sitting };
  }
  const right = (field: string): Right => rightAt(fields, field) ?? 'second';
  return { state: 'complete', answers: settled(form, { first, second }, { right, ...today }), first, second };
}

function rightAt(fields: Fields, field: string): Right | null {
  const right = own(fields, `${rightPrefix}${field}`);
  return right === 'first' || right === 'second' ? right : null;
}

/** Null for what the gate would not take. */
function entryIn(form: Form<string>, raw: unknown, today: Today): Answers | null {
  const checked = raw === null ? null : checkSubmission(form, raw, today);
  return checked?.ok ? checked.value : null;
}

interface Complete {
  readonly id: string;
  readonly answers: Answers;
  readonly first: Answers | null;
  readonly second: Answers | null;
}

/** Nothing was stored: a second entry, something to put right, or once more. */
export function nextSitting({ answers, first, id }: Complete, outcome: SheetOutcome, words: PaperWords): Sitting {
  if (outcome.state === 'again') return { ...emptySitting, id, first: answers, notice: words.againWhy };
  const problems = outcome.state === 'problems' ? outcome.problems : [];
  const notice = outcome.state === 'problems' ? '' : words.failures[outcome.state === 'refused' ? 'refused' : 'busy'];
  return { ...emptySitting, id, answers, first, problems, notice };
}
