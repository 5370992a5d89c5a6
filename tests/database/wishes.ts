/** A wave in which the people of two-offices.ts are asked what they wish, and its page of one community as each of them reads it. */
import { randomUUID } from 'node:crypto';

import {
  readCommunity,
  type CommunityPage,
  type CommunityView,
} from '../../src/pages/office/communities/_community/community-view.ts';
import type { UserDb } from '../../src/server/db/clients.ts';
import { answerRow, places, twoOffices, type Person, type TwoOffices } from './two-offices.ts';

export const wave = '00000000-0000-4000-8000-0000000000e3';
export const thisWeek = weekOf(new Date());
export const lastWeek = weekOf(new Date(Date.now() - 7 * 86_400_000));
const question = { title: {}, required: false, validators: [] };
const choice = (value: string, role?: string) => ({
  value,
  text: { 'zh-CN': value, en: value },
  ...(role ? { role } : {}),
});
const form = {
  format: 1,
  languages: ['zh-CN'],
  title: {},
  calculated: [],
  pages: [
    {
      name: 'page',
      elements: [
        {
          ...{ kind: 'radiogroup', name: 'overall', indicator: 'satisfaction.overall', ...question },
          choices: [
            choice('very', 'very_satisfied'),
            choice('fairly', 'fairly_satisfied'),
            choice('not', 'very_dissatisfied'),
          ],
        },
        {
          ...{ kind: 'radiogroup', name: 'parking', indicator: 'satisfaction.traffic', ...question },
          choices: [choice('very', 'very_satisfied'), choice('not', 'very_dissatisfied'), choice('unsure', 'unsure')],
        },
        {
          ...{ kind: 'radiogroup', name: 'came', indicator: 'outreach.visit', ...question },
          choices: [choice('yes', 'yes'), choice('no', 'no'), choice('unsure', 'unsure')],
        },
        { ...{ kind: 'radiogroup', name: 'age', ...question }, choices: [choice('young'), choice('old')] },
        { ...{ kind: 'comment', name: 'wish', maxLength: 500, rows: 3, ...question }, title: { en: 'Your wish' } },
      ],
    },
  ],
};
const counting = {
  countable: { overall: 'one', parking: 'one', came: 'one', age: 'one' },
  headlines: { satisfaction: 'overall' },
  outreachReached: 'came',
  age: 'age',
  eligibility: [],
};

/** The Monday in China, and a day of its week. */
function weekOf(moment: Date): { week: string; day: string } {
  const china = new Date(moment.getTime() + 8 * 3_600_000);
  const monday = new Date(china.getTime() - ((china.getUTCDay() + 6) % 7) * 86_400_000).toISOString().slice(0, 10);
  return { week: monday, day: monday };
}

export interface Wishes extends TwoOffices {
  readonly page: (who: Person, community?: string, params?: Record<string, string>) => Promise<CommunityPage>;
  readonly seen: (
    who: Person,
    params?: Record<string, string>,
    community?: 'heping' | 'xinhua',
  ) => Promise<CommunityView>;
  /** So many answers alike, of Heping and of last week unless said otherwise. */
  readonly answers: (
    times: number,
    answered: Record<string, unknown>,
    changes?: Record<string, unknown>,
  ) => Promise<void>;
}

export async function wishes(): Promise<Wishes> {
  const db = await twoOffices();
  const published = await db.call('the site', 'publish_questionnaire', {
    ...{ slug: 'wishes', version: 1, definition: {}, form, counting },
  });
  const { version_id } = published as { version_id: string };
  await db.sql(
    `insert into app.wave (id, questionnaire_version_id, name, area_id, opens_at, closes_at)
     values ($1, $2, 'autumn', $3, now() - interval '1 hour', now() + interval '9 days')`,
    [wave, version_id, places.east],
  );
  const page: Wishes['page'] = (who, community = places.heping, params = { wave }) =>
    readCommunity(db.as(who) as UserDb, { id: community, params: new URLSearchParams(params), now: new Date() }, 'en');
  const seen: Wishes['seen'] = async (who, params = {}, community = 'heping') => {
    const view = await page(who, places[community], { wave, ...params });
    if (view.state !== 'wave') throw new Error(view.state);
    return view;
  };
  const answers: Wishes['answers'] = async (times, answered, changes = {}) => {
    const row = () => answerRow({ id: randomUUID(), wave_id: wave, ...lastWeek, answers: answered, ...changes });
    await db.call('the site', 'record_answers', { batch: Array.from({ length: times }, row) });
  };
  return { ...db, page, seen, answers };
}

/** The texts of a page as they are read, with the kind of what was masked. */
export function said(view: CommunityView): string[] {
  return view.texts.texts.map(({ whole }) =>
    whole.map((part) => ('masked' in part ? `<${part.masked}>` : part.text)).join(''),
  );
}
