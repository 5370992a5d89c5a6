/** The last thing taken out of a draft, and putting it back: one step, while the draft stands as it was left. */
import { z } from 'astro/zod';

import { callApi, type UserDb } from './clients.ts';
import { kept, type DraftToKeep, type KeepOutcome } from './questionnaires.ts';

const removedPart = z.object({
  kind: z.enum(['item', 'page', 'choices']),
  /** The anchor it has once it is back. */
  at: z.string(),
  ...{ zh: z.string(), en: z.string() },
});
export type RemovedPart = z.infer<typeof removedPart>;

/** As `keepDraft`; with `definition`, the draft as it was but for the removal. */
export async function keepRemoval(
  db: UserDb,
  draft: DraftToKeep,
  { definition, removed }: { readonly definition: string; readonly removed: RemovedPart },
): Promise<KeepOutcome> {
  return kept.parse(await callApi(db, 'keep_removal', { draft, removed, definition }));
}

/** null: nothing can be put back, because nothing was taken out or something was changed since. */
export async function draftRemoval(db: UserDb, draft: string): Promise<RemovedPart | null> {
  return removedPart.nullable().parse(await callApi(db, 'draft_removal', { draft }));
}

const undone = z.discriminatedUnion('status', [
  z.object({ status: z.literal('kept'), removed: removedPart }),
  z.object({ status: z.enum(['changed', 'unknown']) }),
]);
export type Undone = z.infer<typeof undone>;

/** `revision`: of the draft without it. */
export async function undoRemoval(db: UserDb, draft: string, revision: number): Promise<Undone> {
  return undone.parse(await callApi(db, 'undo_removal', { draft, revision }));
}
