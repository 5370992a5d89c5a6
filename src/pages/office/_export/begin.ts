/** The gate of every file for analysts: the office alone, a wave of its own, and a line in the register before the first byte. */
import { randomUUID } from 'node:crypto';
import type { APIContext } from 'astro';
import { accepted, refused, type Result } from '../../../domain/result.ts';
import { authorise } from '../../../server/auth/authorise.ts';
import { asAnonymous, type UserDb } from '../../../server/db/clients.ts';
import { beginExport, type BegunExport, type Exported } from '../../../server/db/exports.ts';
import { publishedForm, type PublishedForm } from '../../../server/db/questionnaire-forms.ts';
import { wavesOf, type Wave } from '../../../server/db/waves.ts';
import { exportableAnswers } from './exportable.ts';

export interface ExportInHand {
  readonly db: UserDb;
  readonly wave: Wave;
  readonly published: PublishedForm;
  readonly begun: BegunExport;
}

/** `most`: beyond so many answers this kind of file is not made; the page says which other is. */
export async function beginFile(
  context: APIContext,
  what: Exported,
  most = Infinity,
): Promise<Result<ExportInHand, Response>> {
  const access = await authorise(context, 'answer:export');
  if (!access.ok) return refused(access.problem);
  const { db } = access.value;
  const asked = context.url.searchParams.get('wave')?.toLowerCase();
  const wave = (await wavesOf(db)).find(({ id }) => id === asked);
  const published = wave && (await publishedForm(asAnonymous(), wave.versionId));
  if (!wave || !published) return refused(await context.rewrite('/office/no-such-wave'));
  if (most < Infinity && ((await exportableAnswers(db, wave.id)) ?? 0) > most) {
    return refused(context.redirect(`/office/export?wave=${encodeURIComponent(wave.id)}`, 303));
  }
  const begun = await beginExport(db, { id: randomUUID(), wave: wave.id, what });
  if (begun === null) return refused(await context.rewrite('/office/no-such-wave'));
  return accepted({ db, wave, published, begun });
}
