/** Fields of the form of a door, and what was filled in: the same names for the server and for the phone. */
import { dispositions } from '../../domain/outreach/disposition.ts';
import { parseNextTime } from '../../domain/outreach/time-of-day.ts';
import { longestNote, mostCopies, talkParts, type VisitEvent } from '../../domain/outreach/visit-event.ts';

export const fields = {
  id: 'id',
  madeAt: 'made-at',
  part: 'part',
  material: 'material',
  note: 'note',
  nextTime: 'next',
  result: 'result',
  corrects: 'corrects',
  report: 'report',
  outcome: 'outcome',
} as const;
export const allParts = 'all';

export type Filled = Pick<VisitEvent, 'result' | 'parts' | 'materials' | 'note' | 'nextTime' | 'corrects'>;

interface Fields {
  get(name: string): unknown;
  getAll(name: string): unknown[];
}

/** Null where no result was pressed. */
export function filledIn(form: Fields): Filled | null {
  const text = (name: string) => {
    const value = form.get(name);
    return typeof value === 'string' ? value : '';
  };
  const result = [...dispositions, 'withdrawn' as const].find((one) => one === form.get(fields.result));
  if (result === undefined) return null;
  const said = form.getAll(fields.part);
  const isTalk = result === 'talk_given';
  return {
    result,
    // What was ticked before somebody declined after all was not said.
    parts: isTalk ? talkParts.filter((part) => said.includes(allParts) || said.includes(part)) : [],
    materials: result === 'withdrawn' ? [] : form.getAll(fields.material).map(String).slice(0, mostCopies),
    note: result === 'withdrawn' ? '' : text(fields.note).trim().slice(0, longestNote),
    nextTime: result === 'withdrawn' ? null : parseNextTime(form.get(fields.nextTime)),
    corrects: text(fields.corrects) || null,
  };
}
