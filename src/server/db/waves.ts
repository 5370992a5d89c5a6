/** Waves the signed-in person may choose from, newest first. */
import { z } from 'astro/zod';
import { callApi, type UserDb } from './clients.ts';

export interface Wave {
  readonly id: string;
  readonly name: string;
  /** ISO timestamps. */
  readonly opensAt: string;
  readonly closesAt: string;
  readonly isDraft?: boolean;
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
    /** Planned by the office and seen by it alone. */
    is_draft: z.boolean().default(false),
    area: z.object({ id: z.string(), name_zh: z.string(), name_en: z.string() }),
    questionnaire: z.object({ version_id: z.string() }),
  }),
);

/** Drafts where they are asked for: whatever their dates, nobody has answered them. */
export async function wavesOf(db: UserDb, drafts: 'with drafts' | 'no drafts' = 'no drafts'): Promise<Wave[]> {
  return toWaves(wavesAnswer.parse(await callApi(db, 'my_waves')), drafts);
}

export function toWaves(found: z.infer<typeof wavesAnswer>, drafts: 'with drafts' | 'no drafts' = 'no drafts'): Wave[] {
  const shown = found.filter(({ is_draft }) => drafts === 'with drafts' || !is_draft);
  return shown.map(({ id, name, opens_at, closes_at, is_draft, area, questionnaire }) => ({
    id,
    name,
    isDraft: is_draft,
    opensAt: opens_at,
    closesAt: closes_at,
    area: { id: area.id, nameZh: area.name_zh, nameEn: area.name_en },
    versionId: questionnaire.version_id,
  }));
}
