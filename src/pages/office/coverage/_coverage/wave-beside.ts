/** What residents of a community say in the latest wave that has begun, beside what visitors say; null where no wave asks. */
import { crossCheckOf, type CrossCheck } from '../../../../domain/reporting/index.ts';
import { asAnonymous, type UserDb } from '../../../../server/db/clients.ts';
import { publishedForm } from '../../../../server/db/questionnaire-forms.ts';
import { communityTallies } from '../../../../server/db/tallies.ts';
import { wavesOf, type Wave } from '../../../../server/db/waves.ts';
import { informedBeside } from './informed-beside.ts';

export interface Beside {
  readonly wave: Wave;
  /** The day whose figures a lead sees; null where they run. */
  readonly asOf: string | null;
  readonly crossCheck: CrossCheck;
}

export async function besideResidents(
  db: UserDb,
  { community, office }: { readonly community: string; readonly office: string },
  now: Date,
): Promise<Beside | null> {
  const begun = (await wavesOf(db)).filter(
    ({ area, opensAt }) => area.id === office && Date.parse(opensAt) <= now.getTime(),
  );
  // Shops and windows have questionnaires of their own, which may not ask; so a few of the latest are looked at.
  for (const wave of begun.slice(0, 4)) {
    const beside = await besideOf(db, { community, wave }, now);
    if (beside !== null && beside.crossCheck.reached.state !== 'unasked') return beside;
  }
  return null;
}

async function besideOf(
  db: UserDb,
  { community, wave }: { readonly community: string; readonly wave: Wave },
  now: Date,
): Promise<Beside | null> {
  const [published, known, informed] = await Promise.all([
    publishedForm(asAnonymous(), wave.versionId),
    communityTallies(db, { wave: wave.id, community }, ['channel']),
    informedBeside(db, community, wave, now),
  ]);
  if (!published || !known) return null;
  return { wave, asOf: known.asOf, crossCheck: crossCheckOf(known.tallies, published.form, informed) };
}
