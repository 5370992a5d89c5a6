/** What the report of one wave rests on: its outline, and where it is from. A wave or a community of somebody else's is none at all. */
import { formInLanguage, type Language } from '../../../domain/form/index.ts';
import { reportOutline, satisfactionItemNames, type ReportOutline } from '../../../domain/reporting/index.ts';
import { asAnonymous, type UserDb } from '../../../server/db/clients.ts';
import { publishedForm } from '../../../server/db/questionnaire-forms.ts';
import { waveTallies } from '../../../server/db/tallies.ts';
import { wavesOf, type Wave } from '../../../server/db/waves.ts';
import { chooseWave, stateOf, type WaveState } from '../_overview/wave-choice.ts';

export interface ChoosableWave extends Wave {
  readonly state: WaveState;
}

export interface Report {
  readonly state: 'report';
  readonly waves: readonly ChoosableWave[];
  readonly wave: ChoosableWave;
  /** The sub-district, as it is called in this language. */
  readonly office: string;
  /** The one community it is about; null for all of them. */
  readonly community: { readonly id: string; readonly name: string } | null;
  readonly communities: readonly { readonly id: string; readonly name: string }[];
  readonly outline: ReportOutline;
  /** The day of a lead's figures; null where they run. */
  readonly asOf: string | null;
  readonly madeAt: string;
}

export type ReportPage = Report | { readonly state: 'no-wave' | 'no-such-wave' };

export interface AskedReport {
  readonly wave: string | null;
  readonly community: string | null;
  readonly now: Date;
}

export function askedReport({ searchParams }: URL, now: Date): AskedReport {
  const community = searchParams.get('community');
  return { wave: searchParams.get('wave'), community: community === '' ? null : community, now };
}

export async function readReport(db: UserDb, asked: AskedReport, language: Language): Promise<ReportPage> {
  const waves = (await wavesOf(db)).map((wave) => ({ ...wave, state: stateOf(wave, asked.now) }));
  const wave = chooseWave(waves, asked.wave);
  if (typeof wave === 'string') return { state: wave };
  const published = await publishedForm(asAnonymous(), wave.versionId);
  if (published === null) return { state: 'no-such-wave' };
  const { counting, form } = published;
  const questions = [
    ...Object.values(counting.headlines),
    ...satisfactionItemNames(form, counting.headlines.satisfaction),
  ];
  const known = await waveTallies(db, wave.id, { questions, dimensions: ['channel', 'cluster'] });
  if (known === null) return { state: 'no-such-wave' };
  const { communities } = known.tallies;
  const named = (one: { readonly nameZh: string; readonly nameEn: string }) =>
    language === 'en' ? one.nameEn : one.nameZh;
  const chosen = communities.filter(({ community }) => asked.community === null || community.id === asked.community);
  const [only] = chosen;
  if (asked.community !== null && !only) return { state: 'no-such-wave' };
  const tallies = { ...known.tallies, communities: chosen };
  return {
    state: 'report',
    ...{ waves, wave, office: named(wave.area), asOf: known.asOf, madeAt: asked.now.toISOString() },
    community: asked.community !== null && only ? { id: only.community.id, name: named(only.community) } : null,
    communities: communities.map(({ community }) => ({ id: community.id, name: named(community) })),
    outline: reportOutline(tallies, formInLanguage(form, language), asked.now.toISOString()),
  };
}
