/** From tallies to what may be said: findings with their doubt, verdicts, quality flags. */
export { attentionOf, byAttention, type Attended, type Attention } from './attention.ts';
export { belowTogether } from './many-at-once.ts';
export { isOneScale } from './score-on-fixed-mix.ts';
export { isMixShifted, sinceLast, type SinceLast } from './since-last.ts';
export { type Counting, type Countable } from './counting.ts';
export { weightedByAge, type AgeWeighted } from './age-weighted.ts';
export { smallestShown, type Finding, type Headlines, type JudgedRate, type JudgedScore } from './finding.ts';
export { type RateFigure, type ScoreFigure } from './finding.ts';
export { type VariantName } from '../indicators/rates.ts';
export {
  answerQuality,
  durationsOf,
  type AnswerQuality,
  type DurationCount,
  type Durations,
} from './answer-quality.ts';
export { type FlagCount } from './answer-quality.ts';
export {
  headlinesApart,
  isSplitAxis,
  splitAxes,
  withoutValue,
  type HeadlinesApart,
  type SplitAxis,
} from './by-split.ts';
export { crossCheckOf, type CrossCheck, type InformedDoors } from './cross-check.ts';
export { crossCheckDays } from './cross-check-days.ts';
export { type ChoiceShare } from './distribution.ts';
export { itemsBelow, itemsOf, type Item } from './items.ts';
export {
  compareSides,
  directionOf,
  type Compared,
  type ComparedFigure,
  type Comparison,
  type Direction,
  type FixedMixDifference,
  type Side,
} from './comparison.ts';
export { shiftToMention, type ModeMix } from './mode-mix.ts';
export { type OtherQuestion } from './same-question.ts';
export {
  answersNeeded,
  goalLimits,
  parseGoal,
  usualGoal,
  type Goal,
  type GoalField,
  type GoalProblems,
  type Needed,
  type Planning,
  type TypedGoal,
} from './answers-needed.ts';
export { codedQuestionsOf } from './coded-questions.ts';
export {
  channelsLeftOut,
  fewestRanked,
  rankingOf,
  ratesToRank,
  type CountedCommunity,
  type RankedCommunity,
  type RatedCommunity,
  type Ranking,
} from './ranking.ts';
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
export { changeOfParts, comparableIndicators, type Change, type WaveParts } from './fixed-mix.ts';
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
export {
  reportOutline,
  type CommunityLine,
  type ReportLine,
  type ReportOutline,
  type VerdictCounts,
} from './report-outline.ts';
export { reportMeasures, type ReportFigure, type ReportMeasure } from './report-figure.ts';
export { satisfactionItemNames, type ItemFigure } from './dragging-items.ts';
export { type Caution } from './report-cautions.ts';
export { type Limitation, type MethodStatement, type ToldCount } from './method-statement.ts';
export { type ShownParts } from './shown-parts.ts';
export { exportColumns, type ExportChoice, type ExportColumn } from './export-columns.ts';
export { fewestTexts, textName, textQuestions, type TextQuestion } from './export-texts.ts';
export { tellableCommunities, type ExportedCommunity, type TellableCommunity } from './tellable-answers.ts';
