/**
 * One judged figure as a report prints it, rates and scores alike: estimate with interval, n, verdict, the gap to the target and
 * how many answers are still missing. Shares are 0–1, scores 0–100.
 */
import type { Finding, Headlines, JudgedRate, JudgedScore } from './finding.ts';
import type { Judgement, Verdict } from './verdict.ts';

/** In the order in which a report speaks of them: what a wave is judged by comes first. */
export const reportMeasures = ['satisfaction', 'score', 'awareness', 'participation', 'support'] as const;
export type ReportMeasure = (typeof reportMeasures)[number];

export interface ReportFigure {
  readonly estimate: number;
  readonly low: number;
  readonly high: number;
  readonly n: number;
  readonly target: number;
  /** Estimate less target: below zero while something is missing. */
  readonly gap: number;
  readonly verdict: Verdict;
  /** About how many more answers would settle it; null where it is settled, or where no number would help. */
  readonly missing: number | null;
}

export type ReportFigures = Readonly<Record<ReportMeasure, Finding<ReportFigure>>>;

export interface Targets {
  /** 0–1 */
  readonly target: number;
  /** 0–100 */
  readonly scoreTarget: number;
}

export function reportFigures(headlines: Headlines, { target, scoreTarget }: Targets): ReportFigures {
  const rate = (finding: Finding<JudgedRate>) => figureIn(finding, target, (found) => found.rate);
  return {
    satisfaction: rate(headlines.satisfaction),
    score: figureIn(headlines.score, scoreTarget, ({ mean }: JudgedScore) => mean),
    awareness: rate(headlines.awareness),
    participation: rate(headlines.participation),
    support: rate(headlines.support),
  };
}

interface Judged {
  readonly low: number;
  readonly high: number;
  readonly total: number;
  readonly judgement: Judgement;
}

function figureIn<Found extends Judged>(
  finding: Finding<Found>,
  target: number,
  estimateOf: (found: Found) => number,
): Finding<ReportFigure> {
  if (finding.state !== 'found') return finding;
  const { high, judgement, low, total } = finding;
  const estimate = estimateOf(finding);
  const missing = judgement.verdict === 'unclear' ? judgement.missing : null;
  return {
    ...{ state: 'found', estimate, low, high, n: total, target },
    ...{ gap: estimate - target, verdict: judgement.verdict, missing },
  };
}
