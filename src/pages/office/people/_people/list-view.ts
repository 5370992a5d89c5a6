/**
 * A list of people as the page shows it: nothing yet, a file that could not be read, or every row with what is wrong with it. The checked rows go along in the
 * form, so that nothing is kept of a list that nobody sends off.
 */
import { randomUUID } from 'node:crypto';

import type { InvitedPerson } from '../../../../domain/access/invited-person.ts';
import {
  readListed,
  readPeopleList,
  type ListedPerson,
  type PeopleListProblem,
} from '../../../../domain/access/people-list.ts';
import { madeAnew, type Made } from '../../../../server/auth/invitation-links.ts';
import { sentPeople, type SentPeople } from '../../../../server/auth/sent-people.ts';
import type { UserDb } from '../../../../server/db/clients.ts';
import { invitePeople, type OfficePlace } from '../../../../server/db/people.ts';
import { readTable, type TableProblem } from '../../../../server/premises/read-table.ts';
import type { RefusedRow, RowProblem } from './row-words.ts';

export interface CheckedRow extends ListedPerson {
  readonly id: string;
  /** Null where the row does not say enough. */
  readonly person: InvitedPerson | null;
  readonly problems: readonly (RowProblem | RefusedRow)[];
}

export interface CheckedList {
  readonly state: 'checked';
  readonly rows: readonly CheckedRow[];
  readonly bad: number;
  readonly made: Made;
}

export type ListProblem = TableProblem | PeopleListProblem | 'no_file' | 'unknown';
export type ListView =
  { readonly state: 'none' } | { readonly state: 'problem'; readonly problem: ListProblem } | CheckedList;

export const noList: ListView = { state: 'none' };

export async function checkList(db: UserDb, fields: FormData, places: readonly OfficePlace[]): Promise<ListView> {
  const file = fields.get('list');
  if (!(file instanceof File) || file.size === 0) return { state: 'problem', problem: 'no_file' };
  const table = await readTable(Buffer.from(await file.arrayBuffer()));
  if (!table.ok) return { state: 'problem', problem: table.problem };
  const listed = readPeopleList(table.value);
  if (typeof listed === 'string') return { state: 'problem', problem: listed };
  return checked(db, { rows: listed.map((row) => ({ ...row, id: randomUUID() })), made: madeAnew() }, places);
}

/** Rows as a checked page sent them, judged once more. */
export async function checkSent(db: UserDb, fields: FormData, places: readonly OfficePlace[]): Promise<ListView> {
  const list = sentPeople(fields);
  return list === null ? { state: 'problem', problem: 'unknown' } : checked(db, list, places);
}

async function checked(db: UserDb, { made, rows }: SentPeople, places: readonly OfficePlace[]): Promise<CheckedList> {
  const read = rows.map((row) => ({ ...row, read: readListed(row.cells, places) }));
  const whole = read.flatMap(({ id, read: one }, index) =>
    one.ok ? [{ index, newcomer: { ...one.value, id, tokenHash: '' } }] : [],
  );
  const outcome =
    whole.length === 0
      ? null
      : await invitePeople(db, {
          ...{ batch: made.batch, onlyCheck: true },
          newcomers: whole.map(({ newcomer }) => newcomer),
        });
  const refused = outcome?.status === 'refused' ? outcome.problems : [];
  const judged = read.map(({ read: one, ...row }, index): CheckedRow => {
    if (!one.ok) {
      const problems = Object.values(one.problems).map((problem): RowProblem => ({ kind: 'problem', problem }));
      return { ...row, person: null, problems };
    }
    const place = whole.findIndex((each) => each.index === index);
    const problems = refused
      .filter((each) => each.place === place)
      .map(({ problem }): RefusedRow => ({ kind: 'refusal', problem }));
    return { ...row, person: one.value, problems };
  });
  return { state: 'checked', rows: judged, bad: judged.filter(({ problems }) => problems.length > 0).length, made };
}
