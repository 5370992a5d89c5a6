/** For which entry points and waves the signed-in person may answer for residents. */
import { z } from 'astro/zod';

import type { EntryCode } from '../../domain/areas/entry-code.ts';
import { channels, type Channel } from '../../domain/outreach/channel.ts';
import { callApi, type UserDb } from './clients.ts';
import { entryPointLookup, type EntryPointLookup } from './entry-points.ts';

export interface AssistedWave {
  readonly id: string;
  readonly name: string;
  /** ISO timestamps. */
  readonly closesAt: string;
  readonly acceptsUntil: string;
  readonly versionId: string;
}

export interface AssistedEntryPoint {
  readonly code: string;
  readonly channel: Channel;
  readonly cluster: number | null;
  readonly community: { readonly id: string; readonly nameZh: string; readonly nameEn: string };
  /** Those that take answers of this place now, the last to close first. */
  readonly waves: readonly AssistedWave[];
}

const answer = z.object({
  entry_points: z.array(
    z.object({
      code: z.string(),
      channel: z.enum(channels),
      cluster: z.number().nullable(),
      office_id: z.string(),
      community: z.object({ id: z.string(), name_zh: z.string(), name_en: z.string() }),
    }),
  ),
  waves: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      office_id: z.string(),
      closes_at: z.string(),
      accepts_until: z.string(),
      version_id: z.string(),
    }),
  ),
});

export async function assistedEntryPoints(db: UserDb): Promise<AssistedEntryPoint[]> {
  const found = answer.parse(await callApi(db, 'my_entry_points'));
  return found.entry_points.map(({ code, channel, cluster, community, office_id }) => ({
    code,
    channel,
    cluster,
    community: { id: community.id, nameZh: community.name_zh, nameEn: community.name_en },
    waves: found.waves.filter((wave) => wave.office_id === office_id).map(toWave),
  }));
}

function toWave({ id, name, closes_at, accepts_until, version_id }: z.infer<typeof answer>['waves'][number]) {
  return { id, name, closesAt: closes_at, acceptsUntil: accepts_until, versionId: version_id };
}

/** Asked anew each time: a role that was taken away ends here. */
export async function assistedEntryPoint(db: UserDb, code: EntryCode, wave?: string): Promise<EntryPointLookup> {
  const asked = wave === undefined ? { code } : { code, wave };
  return entryPointLookup.parse(await callApi(db, 'my_entry_point', asked));
}
