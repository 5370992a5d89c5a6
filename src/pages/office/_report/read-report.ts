/** What the report of one wave rests on: its outline, and where it is from. A wave or a community of somebody else's is none at all. */
import { formInLanguage, type Language } from '../../../domain/form/index.ts';
import {
  reportOutline,
  satisfactionItemNames,
  type ReportOutline,
  type WaveFindings,
} from '../../../domain/reporting/index.ts';
import { asAnonymous, type UserDb } from '../../../server/db/clients.ts';
import { publishedForm } from '../../../server/db/questionnaire-forms.ts';
import { communityTallies, waveTallies, type KnownTallies } from '../../../server/db/tallies.ts';
import { wavesOf, type Wave } from '../../../server/db/waves.ts';
import { waveFigures, type WaveFigures } from '../../../server/figures/wave-figures.ts';
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
  const found = await (asked.community === null
    ? allCommunities(db, wave, questions)
    : oneCommunity(db, wave, asked.community));
  if (found === null) return { state: 'no-such-wave' };
  const named = (one: { readonly nameZh: string; readonly nameEn: string }) =>
    language === 'en' ? one.nameEn : one.nameZh;
  const [only] = found.tallies.communities;
  return {
    state: 'report',
    ...{ waves, wave, office: named(wave.area), asOf: found.asOf, madeAt: asked.now.toISOString() },
    community: asked.community !== null && only ? { id: only.community.id, name: named(only.community) } : null,
    communities: found.all.communities.map(({ community }) => ({ id: community.id, name: named(community) })),
    outline: reportOutline(found.tallies, formInLanguage(form, language), asked.now.toISOString(), found.findings),
  };
}

interface Found extends KnownTallies {
  /** Whatever the report is about, every community can be chosen. */
  readonly all: WaveFigures;
  /** Undefined where they follow from the tallies. */
  readonly findings?: WaveFindings;
}

/** Clusters of all communities would be millions of counts: what is judged with them is kept. */
async function allCommunities(db: UserDb, wave: Wave, questions: readonly string[]): Promise<Found | null> {
  const [[all], known] = await Promise.all([
    waveFigures(db, [wave]),
    waveTallies(db, wave.id, { questions, dimensions: [] }),
  ]);
  if (!all || !known) return null;
  return { ...known, all, findings: { communities: all.communities, whole: all.whole.findings } };
}

async function oneCommunity(db: UserDb, wave: Wave, community: string): Promise<Found | null> {
  const [all] = await waveFigures(db, [wave]);
  if (!all?.communities.some((one) => one.community.id === community)) return null;
  const known = await communityTallies(db, { wave: wave.id, community }, ['channel', 'cluster']);
  return known && { ...known, all };
}
