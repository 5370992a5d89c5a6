/**
 * The answer to “has it reached the target?” for communities and their sum, from tallies. A verdict rests on one headline
 * question per indicator; second lines stand beside it and never change it.
 */
import { rateRules } from '../indicators/rates.ts';
import type { HeadlineIndicator } from '../indicators/roles.ts';
import type { Form } from '../form/form.ts';
import { answersBy, answersTo, sumAnswered, type Answered } from './answered.ts';
import { codedQuestionsOf, type CodedQuestions } from './coded-questions.ts';
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

/** Weight of the questionnaires in the assessment, in points of 100. */
export const assessmentWeight = 20;

/** The form is the one of the wave's questionnaire version: it says what each choice means. */
export function judgeWave(tallies: WaveTallies, form: Form<unknown>, weight = assessmentWeight): WaveFindings {
  const context = { ...tallies, questions: codedQuestionsOf(form), weight };
  const judged = (communities: readonly CommunityTallies[]) => ({
    answers: completedIn(communities, { eligible: true }),
    headlines: headlinesOf(communities, context),
  });
  return {
    communities: tallies.communities.map((one) => ({
      community: one.community,
      plannedN: one.plannedN,
      ...judged([one]),
    })),
    whole: { ...judged(tallies.communities), ineligible: completedIn(tallies.communities, { eligible: false }) },
  };
}

interface Context extends Pick<WaveTallies, 'wave' | 'counting'> {
  readonly questions: CodedQuestions;
  readonly weight: number;
}

function headlinesOf(communities: readonly CommunityTallies[], context: Context): Headlines {
  const satisfaction = rateFinding('satisfaction', communities, context);
  return {
    awareness: rateFinding('awareness', communities, context),
    participation: rateFinding('participation', communities, context),
    support: rateFinding('support', communities, context),
    satisfaction,
    score: scoreFinding(communities, context, satisfaction),
  };
}

function rateFinding(
  indicator: HeadlineIndicator,
  communities: readonly CommunityTallies[],
  context: Context,
): Finding<JudgedRate> {
  const rules = rateRules[indicator];
  const parts = partsOf(indicator, communities, context);
  if (!parts || !rules) return unasked;
  const { target, plannedDesignEffect } = context.wave;
  return judgedRate(parts, { rules, target, plannedDesignEffect });
}

function scoreFinding(
  communities: readonly CommunityTallies[],
  { wave, weight, ...context }: Context,
  rate: Finding<JudgedRate>,
): Headlines['score'] {
  const parts = partsOf('satisfaction', communities, context);
  if (!parts) return unasked;
  const designEffect = rate.state === 'found' ? rate.designEffect : wave.plannedDesignEffect;
  return judgedScore(parts, { target: wave.scoreTarget, designEffect, weight });
}

function partsOf(
  indicator: HeadlineIndicator,
  communities: readonly CommunityTallies[],
  { counting, questions }: Pick<Context, 'counting' | 'questions'>,
): Part[] | null {
  const name = counting.headlines[indicator];
  const question = name === undefined ? undefined : questions.get(name);
  if (name === undefined || !question) return null;
  return communities.map((community) => {
    const clusters = [...answersBy('cluster', name, question, community).values()];
    const { households } = community.community;
    const all = { answered: answersTo(name, question, community), atTheDoor: null, clusters, households };
    return indicator === 'awareness' ? withoutTheDoor(all, answersBy('channel', name, question, community)) : all;
  });
}

/**
 * A visit makes people aware, so answers given at the door say nothing about awareness. Splits are never crossed: once
 * door answers exist, clusters without them are unknown.
 */
function withoutTheDoor(part: Part, channels: ReadonlyMap<string, Answered>): Part {
  const atTheDoor = channels.get('door') ?? null;
  const elsewhere = [...channels].filter(([channel]) => channel !== 'door').map(([, answered]) => answered);
  return { ...part, answered: sumAnswered(elsewhere), atTheDoor, clusters: atTheDoor ? [] : part.clusters };
}

function completedIn(communities: readonly CommunityTallies[], { eligible }: { readonly eligible: boolean }): number {
  const rows = communities.flatMap(({ completed }) => completed.filter((row) => row.eligible === eligible));
  return rows.reduce((sum, { count }) => sum + count, 0);
}
