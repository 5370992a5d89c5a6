/** From tallies to what may be said: findings with their doubt, verdicts, quality flags. */
export { attentionOf, byAttention, type Attended, type Attention } from './attention.ts';
export { belowTogether } from './many-at-once.ts';
export { isMixShifted, sinceLast, type SinceLast } from './since-last.ts';
export { type Counting, type Countable } from './counting.ts';
export { smallestShown, type Finding, type Headlines, type JudgedRate, type JudgedScore } from './finding.ts';
export { type RateFigure, type ScoreFigure } from './finding.ts';
export { type VariantName } from '../indicators/rates.ts';
export {
  askedHeadlines,
  nothingCounted,
  partsOfCommunity,
  type AskedHeadline,
  type CommunityCounts,
  type CommunityParts,
} from './community-counts.ts';
export {
  assessmentWeight,
  judgeParts,
  judgeWave,
  type CommunityFindings,
  type JudgedParts,
  type Standards,
  type WaveFindings,
} from './headline.ts';
export { headlinesByMode, partsByMode, type HeadlinesByMode, type ModeFigures, type WaveByMode } from './by-mode.ts';
export { changeOfParts, changeOnFixedMix, comparableIndicators, type Change, type WaveParts } from './fixed-mix.ts';
export {
  flagBits,
  flagsFrom,
  isFlagged,
  isHasty,
  isNight,
  isStraightLine,
  longestRun,
  tellingOf,
  type QualityFlag,
} from './quality-flags.ts';
export {
  splitDimensions,
  type CommunityTallies,
  type CompletedRow,
  type SplitDimension,
  type SplitRow,
  type TallyRow,
  type WaveTallies,
} from './tallies.ts';
export { isProvisional, verdictOf, type Judgement, type Verdict } from './verdict.ts';
