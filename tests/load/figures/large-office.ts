/** One sub-district as large as they come: 500 communities, six waves of the real resident questionnaire, the last one open. */
import { createHash } from 'node:crypto';

import { addDays, dayInChina, mondayOf } from '../../../src/embedded/demo/calendar.ts';
import type { Ledger } from '../sites/ledger.ts';

export const size = { communities: 500, waves: 6, clusters: 20 };

export type LargeWave = { readonly id: string; readonly first: string; readonly weeks: readonly string[] };

const subdistrict = idOf('sub-district');
const weeksOfWave = 3;
const daysBetweenWaves = 60;

export const communities = Array.from({ length: size.communities }, (_, number) => ({
  id: idOf(`community ${number}`),
  number,
  name: `第${number + 1}社区`,
  households: 600 + ((number * 37) % 2400),
}));

/** Oldest first. */
export function wavesUntil(now: Date): LargeWave[] {
  const today = dayInChina(now);
  return Array.from({ length: size.waves }, (_, number) => {
    const first = mondayOf(addDays(today, -14 - daysBetweenWaves * (size.waves - 1 - number)));
    const weeks = Array.from({ length: weeksOfWave }, (_each, week) => addDays(first, 7 * week));
    return { id: idOf(`wave ${number}`), first, weeks };
  });
}

/** For `import_office`. */
export function largeOffice(waves: readonly LargeWave[]) {
  const area = { id: subdistrict, parent_id: null, kind: 'subdistrict', name_zh: '大街道', name_en: 'Large', place: 1 };
  const plan = communities.map(({ id }) => ({ community_id: id, planned_n: 400 }));
  return {
    areas: [
      area,
      ...communities.map(({ households, id, name, number }) => ({
        ...{ id, parent_id: subdistrict, kind: 'community', name_zh: name, name_en: `Community ${number + 1}` },
        ...{ households, place: number + 1 },
      })),
    ],
    waves: waves.map(({ first, id }, number) => ({
      ...{ id, questionnaire: 'resident', version: 1, name: `第${number + 1}批`, area_id: subdistrict, plan },
      ...{ opens_at: `${first}T00:00:00+08:00`, closes_at: `${addDays(first, 7 * weeksOfWave)}T00:00:00+08:00` },
    })),
  };
}

/** Answers with the token of an invitation for the office's first person. */
export async function invite({ sql }: Ledger, account: string): Promise<string> {
  const roles = JSON.stringify([{ role: 'office', area_id: subdistrict }]);
  const [row] = await sql(
    `select api.create_invitation(account => $1, roles => $2::text::jsonb) ->> 'token' as token`,
    [account, roles],
  );
  return String(row?.['token']);
}

/** The same ids in every run. */
function idOf(name: string): string {
  const hash = createHash('sha256').update(`large office ${name}`).digest('hex');
  return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-4${hash.slice(13, 16)}-8${hash.slice(17, 20)}-${hash.slice(20, 32)}`;
}
