/** One community as the signed-in person may read it, with the waves that ask it. */
import { z } from 'astro/zod';
import { callApi, type UserDb } from './clients.ts';
import { toWaves, wavesAnswer, type Wave } from './waves.ts';

export interface Community {
  readonly id: string;
  readonly nameZh: string;
  readonly nameEn: string;
  /** Those of the sub-district it lies in, newest first. */
  readonly waves: readonly Wave[];
}

const community = z.object({ id: z.string(), name_zh: z.string(), name_en: z.string(), waves: wavesAnswer }).nullable();

/** Null: no such community, or none of this person's. An address may hold anything: what is no id is nobody's. */
export async function myCommunity(db: UserDb, id: string): Promise<Community | null> {
  if (!z.guid().safeParse(id).success) return null;
  const found = community.parse(await callApi(db, 'my_community', { community: id }));
  return found && { id: found.id, nameZh: found.name_zh, nameEn: found.name_en, waves: toWaves(found.waves) };
}
