/** The office's library in tests: two offices, and the ways to keep and publish drafts of one item. */
import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';

import type { UserDb } from '../../src/server/db/clients.ts';
import { keepDraft } from '../../src/server/db/questionnaires.ts';
import { publishDraft } from '../../src/server/db/service/publish-draft.ts';
import { places, twoOffices, type Person } from './two-offices.ts';

/** One closed item on a scale, in the way the compiler writes it. */
export function formWith(...items: { name: string; indicator: string; roles: readonly string[]; kind?: string }[]) {
  const elements = items.map(({ indicator, kind = 'radiogroup', name, roles }) => ({
    ...{ kind, name, indicator, required: false, validators: [], title: { en: name } },
    choices: roles.map((role) => ({ value: role, text: { en: role }, role })),
  }));
  return {
    format: 1,
    title: { en: 'Own' },
    pages: [{ name: 'one', elements: [{ kind: 'panel', name: 'p', elements }] }],
  };
}
export const clean = { name: 'clean', indicator: 'satisfaction.environment', roles: ['very_satisfied', 'neutral'] };
export const counting = { countable: { clean: 'one' }, headlines: {}, eligibility: [] } as const;

interface Draft {
  readonly id: string;
  readonly revision: number;
  readonly title: string;
  readonly area: keyof typeof places;
  readonly questionnaire: string | null;
  readonly definition: string;
}

interface Publishing {
  readonly form: ReturnType<typeof formWith>;
  readonly questionnaire: string;
  readonly changes: string;
  readonly by: Person;
  readonly revision: number;
}

export type OfficeLibrary = Awaited<ReturnType<typeof officeLibrary>>;

export async function officeLibrary() {
  const db = await twoOffices();
  const rows = await db.sql('select account, id from app.staff');
  const staff = Object.fromEntries(rows.map(({ account, id }) => [account, id])) as Record<Person, string>;
  const as = (who: Person) => db.as(who) as UserDb;

  function keep(who: Person, { area = 'east', title = 'Own', ...draft }: Partial<Draft> & { id: string }) {
    const definition = JSON.stringify({ title, pages: [{ name: 'one', elements: [] }] });
    return keepDraft(as(who), {
      ...{ area: places[area], questionnaire: null, definition, reasons: {}, revision: 0 },
      ...draft,
    });
  }

  async function publish(changes: Partial<Publishing> = {}) {
    const id = randomUUID();
    const questionnaire = changes.questionnaire ?? null;
    expect(await keep('wang', { id, questionnaire })).toEqual({ status: 'kept', revision: 1 });
    return publishAgain(id, changes);
  }

  async function publishAgain(
    id: string,
    { by = 'wang', changes = 'first', form, revision = 1 }: Partial<Publishing> = {},
  ) {
    const compiled = { form: form ?? formWith(clean), counting } as never as Parameters<typeof publishDraft>[0];
    return publishDraft({ ...compiled, staff: staff[by], draft: id, revision, changes, reasons: [] });
  }

  return { db, staff, as, keep, publish, publishAgain };
}

export function versionOf(outcome: Awaited<ReturnType<typeof publishDraft>>) {
  if (outcome.status !== 'published') throw new Error(JSON.stringify(outcome));
  return outcome;
}
