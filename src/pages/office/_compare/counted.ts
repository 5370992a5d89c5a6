/** The counts that a comparison rests on, and the form that says what they mean. */
import type { Form } from '../../../domain/form/index.ts';
import type { WaveTallies } from '../../../domain/reporting/index.ts';
import { asAnonymous, type UserDb } from '../../../server/db/clients.ts';
import { publishedForm } from '../../../server/db/questionnaire-forms.ts';
import { waveTallies } from '../../../server/db/tallies.ts';
import type { Wave } from '../../../server/db/waves.ts';

export interface Counted {
  readonly tallies: WaveTallies;
  readonly form: Form;
}

/** Of all counts only those that a headline rests on: its choices, and its splits that decide who counts and how much. */
export async function countedIn(
  db: UserDb,
  wave: Wave,
): Promise<{ readonly asOf: string | null; readonly counted: Counted } | null> {
  const published = await publishedForm(asAnonymous(), wave.versionId);
  if (published === null) return null;
  const questions = Object.values(published.counting.headlines);
  const known = await waveTallies(db, wave.id, { questions, dimensions: ['channel', 'cluster'] });
  return known && { asOf: known.asOf, counted: { tallies: known.tallies, form: published.form } };
}
