/** Who is on duty while a wave runs. */
import { z } from 'astro/zod';
import { callApi, type UserDb } from './clients.ts';
import { namedArea, toNamedArea } from './named-area.ts';

const found = z
  .object({
    wave: z.object({
      id: z.string(),
      name: z.string(),
      opens_at: z.string(),
      closes_at: z.string(),
      area: namedArea,
      task: z.string(),
      people: z.string(),
      responsible: z.string(),
    }),
    communities: z.array(namedArea),
    duties: z.array(
      z.object({
        id: z.string(),
        day: z.string(),
        hours: z.string(),
        community: namedArea.nullable(),
        person: z.string(),
        contact: z.string(),
        duty: z.string(),
      }),
    ),
  })
  .nullable();

/** null: no such wave, or none of this person's. The wave has to be written as an id. */
export async function waveRoster(db: UserDb, wave: string) {
  const roster = found.parse(await callApi(db, 'wave_roster', { wave }));
  if (roster === null) return null;
  const { area, closes_at, opens_at, ...rest } = roster.wave;
  return {
    wave: { ...rest, area: toNamedArea(area), opensAt: opens_at, closesAt: closes_at },
    communities: roster.communities.map(toNamedArea),
    duties: roster.duties.map(({ community, ...duty }) => ({
      ...duty,
      community: community && toNamedArea(community),
    })),
  };
}
export type Roster = NonNullable<Awaited<ReturnType<typeof waveRoster>>>;
export type Duty = Roster['duties'][number];

export interface NewDuty {
  readonly id: string;
  readonly day: string;
  readonly hours: string;
  readonly communityId: string | null;
  readonly person: string;
  readonly contact: string;
  readonly duty: string;
}

const kept = z.object({ status: z.enum(['kept', 'unknown', 'malformed', 'full']) });

export async function keepDuties(db: UserDb, wave: string, duties: readonly NewDuty[]) {
  const rows = duties.map(({ communityId, ...duty }) => ({ ...duty, community_id: communityId }));
  return kept.parse(await callApi(db, 'keep_duties', { wave, duties: rows })).status;
}

const dropped = z.object({ status: z.enum(['dropped', 'unknown']) });

export async function dropDuty(db: UserDb, id: string) {
  return dropped.parse(await callApi(db, 'drop_duty', { id })).status;
}
