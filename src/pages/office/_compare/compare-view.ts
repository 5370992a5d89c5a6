/**
 * What the comparison shows, from its address: two waves of one area, or two communities of one wave. A wave or a community that
 * does not exist and one of somebody else's are the same: unknown.
 */
import { isProvisional } from '../../../domain/reporting/index.ts';
import type { Language } from '../../../domain/form/index.ts';
import { asAnonymous, type UserDb } from '../../../server/db/clients.ts';
import { publishedForm } from '../../../server/db/questionnaire-forms.ts';
import { wavePlan, type PlannedCommunity } from '../../../server/db/wave-plan.ts';
import { wavesOf, type Wave } from '../../../server/db/waves.ts';
import { chooseWave, stateOf, type WaveState } from '../_overview/wave-choice.ts';
import { countedIn, sideOf } from './counted.ts';
import { linesOf, type Lines } from './compare-lines.ts';

export type By = 'waves' | 'communities';

/** As it stands in the address; null where nothing is asked yet. */
export interface Asked {
  readonly by: string | null;
  readonly place: string | null;
  readonly area: string | null;
  readonly wave: string | null;
  readonly first: string | null;
  readonly second: string | null;
  readonly now: Date;
  /** Whoever looks after all communities of a sub-district; a lead's “all” are the lead's own. */
  readonly isOffice: boolean;
}

export interface Option {
  readonly id: string;
  readonly name: string;
  readonly state?: WaveState;
}

/** What the two forms offer, and what is chosen in them. */
export interface Choices {
  readonly places: readonly Option[];
  readonly place: string;
  readonly waves: readonly Option[];
  readonly communities: readonly Option[];
  /** What all communities together are called; null where there is only one. */
  readonly all: 'everywhere' | 'ownOnes' | null;
  readonly byWaves: { readonly area: string; readonly first: string; readonly second: string };
  readonly byCommunities: { readonly wave: string; readonly first: string; readonly second: string };
  readonly problem: { readonly by: By; readonly problem: 'same' } | null;
}

export interface Compared extends Lines {
  readonly by: By;
  /** Community or wave that both sides have in common; null for all communities together. */
  readonly within: string | null;
  readonly first: string;
  readonly second: string;
  readonly provisional: boolean;
  /** The day whose figures a lead sees; null where they run. */
  readonly asOf: string | null;
}

export type CompareView =
  | { readonly state: 'no-wave' | 'unknown' }
  | { readonly state: 'asking'; readonly choices: Choices }
  | {
      readonly state: 'other-questionnaire';
      readonly choices: Choices;
      readonly first: string;
      readonly second: string;
    }
  | { readonly state: 'compared'; readonly choices: Choices; readonly compared: Compared };

export async function readCompare(db: UserDb, asked: Asked, language: Language): Promise<CompareView> {
  const all = await wavesOf(db);
  const chosen = chooseWave(
    all.map((wave) => ({ ...wave, state: stateOf(wave, asked.now) })),
    null,
  );
  if (typeof chosen === 'string') return { state: 'no-wave' };
  const isByWaves = asked.by !== 'communities';
  const named = isByWaves ? [asked.first, asked.second] : [asked.wave];
  const wanted = named.map((id) =>
    id === null ? null : (all.find((wave) => wave.id === id.toLowerCase()) ?? 'unknown'),
  );
  if (wanted.includes('unknown')) return { state: 'unknown' };
  const place = asked.place ?? wanted.find((wave) => wave !== null && wave !== 'unknown')?.area.id ?? chosen.area.id;
  const waves = all.filter(({ area }) => area.id === place.toLowerCase());
  const [newest] = waves;
  const plan = newest && (await wavePlan(db, newest.id));
  if (!newest || !plan) return { state: 'unknown' };
  const context = { db, asked, language, all, waves, communities: plan.communities };
  return isByWaves ? comparedWaves(context) : comparedCommunities(context, newest);
}

interface Context {
  readonly db: UserDb;
  readonly asked: Asked;
  readonly language: Language;
  readonly all: readonly Wave[];
  /** Of one sub-district, newest first. */
  readonly waves: readonly Wave[];
  readonly communities: readonly PlannedCommunity[];
}

async function comparedWaves(context: Context): Promise<CompareView> {
  const { db, asked, waves, communities, language } = context;
  const community =
    communities.length === 1 && !asked.area
      ? communities[0]
      : communities.find(({ id }) => id === asked.area?.toLowerCase());
  if (asked.area !== null && asked.area !== '' && !community) return { state: 'unknown' };
  const [first, second] = [waveIn(waves, asked.first), waveIn(waves, asked.second)];
  if (asked.first === null || asked.second === null) return { state: 'asking', choices: choicesOf(context, null) };
  if (!first || !second) return { state: 'unknown' };
  if (first.id === second.id) return { state: 'asking', choices: choicesOf(context, { by: 'waves', problem: 'same' }) };
  const [earlier, later] = first.opensAt <= second.opensAt ? [first, second] : [second, first];
  const [one, other] = (await countedIn(db, [earlier, later])) ?? [];
  if (!one || !other) return { state: 'unknown' };
  const choices = choicesOf(context, null);
  const sides = { first: earlier.name, second: later.name };
  if (!(await isSameQuestionnaire(earlier, later))) return { state: 'other-questionnaire', choices, ...sides };
  const only = community ? [community.id] : communities.map(({ id }) => id);
  const lines = linesOf(sideOf(one, only), sideOf(other, only));
  return {
    ...{ state: 'compared', choices },
    compared: {
      ...{ by: 'waves', within: community ? nameOf(community, language) : null, ...sides, ...lines },
      provisional: [earlier, later].some((wave) => isOpen(wave, asked.now)),
      asOf: other.asOf ?? one.asOf,
    },
  };
}

async function comparedCommunities(context: Context, newest: Wave): Promise<CompareView> {
  const { db, asked, waves, communities, language } = context;
  const wave = asked.wave === null ? newest : waveIn(waves, asked.wave);
  if (!wave) return { state: 'unknown' };
  if (asked.first === null || asked.second === null) return { state: 'asking', choices: choicesOf(context, null) };
  const [first, second] = [asked.first, asked.second].map((id) =>
    communities.find((each) => each.id === id.toLowerCase()),
  );
  if (!first || !second) return { state: 'unknown' };
  const problem = { by: 'communities', problem: 'same' } as const;
  if (first.id === second.id) return { state: 'asking', choices: choicesOf(context, problem) };
  const [known] = (await countedIn(db, [wave])) ?? [];
  if (!known) return { state: 'unknown' };
  const lines = linesOf(sideOf(known, [first.id]), sideOf(known, [second.id]));
  return {
    ...{ state: 'compared', choices: choicesOf(context, null) },
    compared: {
      ...{ by: 'communities', within: wave.name, first: nameOf(first, language), second: nameOf(second, language) },
      ...{ ...lines, provisional: isOpen(wave, asked.now), asOf: known.asOf },
    },
  };
}

function waveIn(waves: readonly Wave[], id: string | null): Wave | null {
  return waves.find((wave) => wave.id === id?.toLowerCase()) ?? null;
}

function isOpen({ closesAt }: Wave, now: Date): boolean {
  return isProvisional(closesAt, now.toISOString());
}

/** Questionnaires for shops, windows and residents are answered by other people, whatever they ask. */
async function isSameQuestionnaire(one: Wave, other: Wave): Promise<boolean> {
  if (one.versionId === other.versionId) return true;
  const [first, second] = await Promise.all(
    [one, other].map(({ versionId }) => publishedForm(asAnonymous(), versionId)),
  );
  return first?.slug === second?.slug;
}

function choicesOf({ asked, all, waves, communities, language }: Context, problem: Choices['problem']): Choices {
  const isByWaves = asked.by !== 'communities';
  const options = waves.map((wave) => ({ id: wave.id, name: wave.name, state: stateOf(wave, asked.now) }));
  const places = new Map(all.map(({ area }) => [area.id, { id: area.id, name: nameOf(area, language) }]));
  const named = communities.map((community) => ({ id: community.id, name: nameOf(community, language) }));
  const chosen = (id: string | null, among: readonly Option[], otherwise: number) =>
    among.find((option) => option.id === id?.toLowerCase())?.id ?? among[otherwise]?.id ?? '';
  const alike = waves.findIndex(({ versionId }, index) => index > 0 && versionId === waves[0]?.versionId);
  return {
    ...{ places: [...places.values()], place: waves[0]?.area.id ?? '', waves: options, communities: named, problem },
    all: communities.length === 1 ? null : asked.isOffice ? 'everywhere' : 'ownOnes',
    byWaves: {
      area: isByWaves ? (asked.area?.toLowerCase() ?? '') : '',
      first: chosen(isByWaves ? asked.first : null, options, Math.max(1, alike)),
      second: chosen(isByWaves ? asked.second : null, options, 0),
    },
    byCommunities: {
      wave: chosen(isByWaves ? null : asked.wave, options, 0),
      first: chosen(isByWaves ? null : asked.first, named, 0),
      second: chosen(isByWaves ? null : asked.second, named, 1),
    },
  };
}

function nameOf({ nameZh, nameEn }: { readonly nameZh: string; readonly nameEn: string }, language: Language): string {
  return language === 'en' ? nameEn : nameZh;
}
