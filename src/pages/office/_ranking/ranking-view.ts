/** What the ranking page shows, from its address: the order of one wave's communities by one rate, or why there is none. */
import { headlineIndicators, type HeadlineIndicator } from '../../../domain/indicators/roles.ts';
import {
  channelsLeftOut,
  codedQuestionsOf,
  fewestRanked,
  isProvisional,
  rankingOf,
  ratesToRank,
  type RatedCommunity,
  type Ranking,
} from '../../../domain/reporting/index.ts';
import type { Language } from '../../../domain/form/index.ts';
import { asAnonymous, type UserDb } from '../../../server/db/clients.ts';
import { choiceCounts } from '../../../server/db/choice-counts.ts';
import { publishedForm } from '../../../server/db/questionnaire-forms.ts';
import { wavePlan } from '../../../server/db/wave-plan.ts';
import { wavesOf, type Wave } from '../../../server/db/waves.ts';
import { seedOf, shrunkenRatesOf } from '../../../server/reckoning/rankings.ts';
import { chooseWave, stateOf, type WaveState } from '../_overview/wave-choice.ts';

export interface Asked {
  readonly wave: string | null;
  readonly indicator: string | null;
  readonly now: Date;
}

export interface ShownWave extends Wave {
  readonly state: WaveState;
}

interface Chosen {
  readonly waves: readonly ShownWave[];
  readonly wave: ShownWave;
  readonly indicator: HeadlineIndicator;
}

export interface Ranked extends Chosen {
  readonly state: 'ranked';
  readonly ranking: Ranking;
  /** Names of communities with too few answers. */
  readonly tooFew: readonly string[];
  readonly target: number;
  readonly designEffect: number;
  readonly provisional: boolean;
  readonly nameOf: (community: RatedCommunity['community']) => string;
}

export type RankingView =
  | { readonly state: 'no-wave' | 'no-such-wave' | 'no-such-order' }
  | (Chosen & { readonly state: 'unasked' })
  | (Chosen & { readonly state: 'too-few-communities'; readonly shown: number })
  | Ranked;

export async function readRanking(db: UserDb, asked: Asked, language: Language): Promise<RankingView> {
  const waves = (await wavesOf(db)).map((wave) => ({ ...wave, state: stateOf(wave, asked.now) }));
  const wave = chooseWave(waves, asked.wave);
  if (typeof wave === 'string') return { state: wave };
  const indicator = asked.indicator ?? 'satisfaction';
  const known = headlineIndicators.find((each) => each === indicator);
  return known ? rankedBy(known, { db, waves, wave, asked, language }) : { state: 'no-such-order' };
}

interface Context {
  readonly db: UserDb;
  readonly waves: readonly ShownWave[];
  readonly wave: ShownWave;
  readonly asked: Asked;
  readonly language: Language;
}

async function rankedBy(
  indicator: HeadlineIndicator,
  { db, waves, wave, asked, language }: Context,
): Promise<RankingView> {
  const chosen = { waves, wave, indicator };
  const published = await publishedForm(asAnonymous(), wave.versionId);
  const question = published?.counting.headlines[indicator];
  const coded = published && question !== undefined ? codedQuestionsOf(published.form).get(question) : undefined;
  if (question === undefined || !coded) return { state: 'unasked', ...chosen };
  const withoutChannels = channelsLeftOut(indicator);
  const [plan, counts] = await Promise.all([
    wavePlan(db, wave.id),
    choiceCounts(db, wave.id, { question, withoutChannels }),
  ]);
  // A lead of one place who is the office of another: the order is for the office of this one.
  if (!plan || !counts) return { state: 'no-such-wave' };
  const { rated, tooFew } = ratesToRank(indicator, coded, counts);
  const { target, plannedDesignEffect: designEffect } = plan.wave;
  const shrunken = await shrunkenRatesOf(rated, { target, designEffect, seed: seedOf(wave.id) });
  if (!shrunken || rated.length < fewestRanked) return { state: 'too-few-communities', ...chosen, shown: rated.length };
  const nameOf = ({ nameZh, nameEn }: RatedCommunity['community']) => (language === 'en' ? nameEn : nameZh);
  return {
    ...{ state: 'ranked', ...chosen, target, designEffect, nameOf },
    ranking: rankingOf(rated, shrunken, { target, designEffect }),
    tooFew: tooFew.map(nameOf),
    provisional: isProvisional(wave.closesAt, asked.now.toISOString()),
  };
}
