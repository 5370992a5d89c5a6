/**
 * The answer to “has it reached the target?” for communities and their sum, from tallies. A verdict rests on one headline
 * question per indicator; second lines stand beside it and never change it.
 */
import { rateRules } from '../indicators/rates.ts';
import type { HeadlineIndicator } from '../indicators/roles.ts';
import type { Form } from '../form/form.ts';
import { askedHeadlines, type AskedHeadline, type CommunityParts } from './community-counts.ts';
import { partsOfTallies } from './parts-of-tallies.ts';
import { unasked, type Finding, type Headlines, type JudgedRate } from './finding.ts';
import { judgedRate, type Part } from './judged-rate.ts';
import { judgedScore } from './judged-score.ts';
import type { CommunityTallies, WaveTallies } from './tallies.ts';

export interface CommunityFindings {
  readonly community: CommunityTallies['community'];
  readonly plannedN: number | null;
  /** Eligible answers received, valid for a headline or not. */
  readonly answers: number;
  readonly headlines: Headlines;
}

export interface WaveFindings {
  readonly communities: readonly CommunityFindings[];
  /** All communities that this person may see, together. */
  readonly whole: {
    readonly answers: number;
    /** Answers of people outside the population: stored, in no rate. */
    readonly ineligible: number;
    readonly headlines: Headlines;
  };
}

/** Weight of the questionnaires in the assessment, in points of 100, where the wave says nothing else. */
export const assessmentWeight = 20;

/** What a wave is judged by; the weight is that of the questionnaires in the assessment. */
export interface Standards extends Pick<
  WaveTallies['wave'],
  'target' | 'scoreTarget' | 'plannedDesignEffect' | 'scale'
> {
  readonly asked: readonly Pick<AskedHeadline, 'indicator'>[];
  readonly weight?: number;
}

export interface JudgedParts {
  readonly parts: CommunityParts;
  readonly households: number | null;
}

/** Findings of one community, or of several together. */
export function judgeParts(communities: readonly JudgedParts[], standards: Standards): WaveFindings['whole'] {
  const sum = (of: 'eligible' | 'ineligible') => communities.reduce((known, { parts }) => known + parts[of], 0);
  return {
    answers: sum('eligible'),
    ineligible: sum('ineligible'),
    headlines: headlinesOf(communities, standards),
  };
}

/** The form is the one of the wave's questionnaire version: it says what each choice means. */
export function judgeWave(
  tallies: WaveTallies,
  form: Form<unknown>,
  weight = tallies.wave.weight ?? assessmentWeight,
): WaveFindings {
  const asked = askedHeadlines(tallies.counting, form);
  const standards = { ...tallies.wave, asked, weight };
  const known = tallies.communities.map((one) => ({
    parts: partsOfTallies(one, asked),
    households: one.community.households,
  }));
  return {
    communities: tallies.communities.map(({ community, plannedN }, index) => {
      const { answers, headlines } = judgeParts(known.slice(index, index + 1), standards);
      return { community, plannedN, answers, headlines };
    }),
    whole: judgeParts(known, standards),
  };
}

function headlinesOf(communities: readonly JudgedParts[], standards: Standards): Headlines {
  const satisfaction = rateFinding('satisfaction', communities, standards);
  return {
    awareness: rateFinding('awareness', communities, standards),
    participation: rateFinding('participation', communities, standards),
    support: rateFinding('support', communities, standards),
    satisfaction,
    score: scoreFinding(communities, standards, satisfaction),
  };
}

function rateFinding(
  indicator: HeadlineIndicator,
  communities: readonly JudgedParts[],
  { asked, plannedDesignEffect, target }: Standards,
): Finding<JudgedRate> {
  const rules = rateRules[indicator];
  if (!rules || !asked.some((headline) => headline.indicator === indicator)) return unasked;
  return judgedRate(partsOf(indicator, communities), { rules, target, plannedDesignEffect });
}

function scoreFinding(
  communities: readonly JudgedParts[],
  { asked, plannedDesignEffect, scale, scoreTarget, weight = assessmentWeight }: Standards,
  rate: Finding<JudgedRate>,
): Headlines['score'] {
  if (!asked.some(({ indicator }) => indicator === 'satisfaction')) return unasked;
  const designEffect = rate.state === 'found' ? rate.designEffect : plannedDesignEffect;
  return judgedScore(partsOf('satisfaction', communities), { target: scoreTarget, designEffect, weight, scale });
}

function partsOf(indicator: HeadlineIndicator, communities: readonly JudgedParts[]): Part[] {
  return communities.flatMap(({ households, parts }) => {
    const part = parts.headlines[indicator];
    return part ? [{ ...part, households }] : [];
  });
}
