/** Which versions a wave may be made of, and whether figures of two versions can be set side by side; the database decides. */
import { z } from 'astro/zod';
import { callApi, type UserDb } from './clients.ts';

/** `scale`: other choices or meanings under one code; `renamed`: the indicator under other codes alone; see the migration. */
export const differences = ['scale', 'indicator', 'renamed', 'headline'] as const;

const items = z.array(z.object({ code: z.string(), indicator: z.string(), why: z.enum(differences) }));
export type Difference = z.infer<typeof items>[number];

const comparison = z.object({ comparable: z.boolean(), items }).nullable();
export type Comparison = z.infer<typeof comparison>;

/** null: one of them is not this person's to see. */
export async function comparableVersions(db: UserDb, earlier: string, later: string): Promise<Comparison> {
  return comparison.parse(await callApi(db, 'comparable_versions', { earlier, later }));
}

/** The same for what is not published yet. */
export async function comparableDraft(
  db: UserDb,
  earlier: string,
  compiled: { readonly form: unknown; readonly counting: unknown },
): Promise<Comparison> {
  const { counting, form } = compiled;
  return comparison.parse(await callApi(db, 'comparable_draft', { earlier, form, counting }));
}

const refusal = z.discriminatedUnion('reason', [
  z.object({ reason: z.enum(['unpublished', 'foreign']) }),
  z.object({ reason: z.literal('incomparable'), version: z.number(), wave: z.string(), items }),
]);
/** Why a wave may not ask a version; the table of waves refuses it with the same reason (PT409). */
export type VersionRefusal = z.infer<typeof refusal>;

const offered = z.object({
  version_id: z.string(),
  questionnaire_id: z.string(),
  slug: z.string(),
  shipped: z.boolean(),
  version: z.number(),
  title: z.record(z.string(), z.string()).nullable(),
  published_at: z.string(),
  refusal: refusal.nullable(),
});
export type OfferedVersion = z.infer<typeof offered>;

/** The latest first. With `wave`, as seen from that wave: what it asks now does not stand against itself. */
export async function versionsFor(db: UserDb, area: string, wave: string | null = null): Promise<OfferedVersion[]> {
  return z.array(offered).parse(await callApi(db, 'versions_for', { area, wave }));
}
