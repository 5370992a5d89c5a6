/** Waves the signed-in person may choose from, newest first. */
import { z } from 'astro/zod';
import { callApi, type UserDb } from './clients.ts';

export interface Wave {
  readonly id: string;
  readonly name: string;
  /** ISO timestamps. */
  readonly opensAt: string;
  readonly closesAt: string;
  readonly area: { readonly id: string; readonly nameZh: string; readonly nameEn: string };
  /** The version of the questionnaire it asks. */
  readonly versionId: string;
}

export const wavesAnswer = z.array(
  z.object({
    id: z.string(),
    name: z.string(),
    opens_at: z.string(),
    closes_at: z.string(),
    area: z.object({ id: z.string(), name_zh: z.string(), name_en: z.string() }),
    questionnaire: z.object({ version_id: z.string() }),
  }),
);

export async function wavesOf(db: UserDb): Promise<Wave[]> {
  return toWaves(wavesAnswer.parse(await callApi(db, 'my_waves')));
}

export function toWaves(found: z.infer<typeof wavesAnswer>): Wave[] {
  return found.map(({ id, name, opens_at, closes_at, area, questionnaire }) => ({
    id,
    name,
    opensAt: opens_at,
    closesAt: closes_at,
    area: { id: area.id, nameZh: area.name_zh, nameEn: area.name_en },
    versionId: questionnaire.version_id,
  }));
}
