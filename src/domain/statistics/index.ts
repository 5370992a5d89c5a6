/** Survey statistics: every figure Linli prints, and its doubt, comes from here. */
export { assumedDesignEffect, kishDesignEffect } from './design-effect.ts';
export { benjaminiHochberg } from './benjamini-hochberg.ts';
export { betaBinomialFit, type BetaBinomial } from './beta-binomial.ts';
export { clopperPearsonInterval } from './clopper-pearson-interval.ts';
export {
  clusteredInterval,
  designOf,
  rangeUnderDesign,
  type ClusteredInterval,
  type ClusteredOptions,
  type Design,
} from './clustered-interval.ts';
export { withPopulation } from './finite-population.ts';
export { differenceOfEstimates, type Difference, type Estimate } from './difference-of-estimates.ts';
export { newcombeDifference } from './newcombe-difference.ts';
export { type Observed } from './observed.ts';
export { oneSidedBelow } from './one-sided-below.ts';
export {
  postStratificationProblem,
  postStratify,
  type PostStratificationProblem,
  type PostStratified,
  type Stratum,
} from './post-stratify.ts';
export { responseRates, type Dispositions, type ResponseRates } from './response-rates.ts';
export { sampleSize, smallestSampleReaching, type Precision, type ReachingOptions } from './sample-size.ts';
export { scoreDifference, weightedDifference, type MeanInRange } from './score-difference.ts';
export { scoreInterval, type PointsCount, type ScoreInterval, type ScoreOptions } from './score-interval.ts';
export { rankingInSteps, shrunkenRates, type RankingOptions, type ShrunkenRate } from './shrunken-rates.ts';
export { suppressSmallCells } from './suppress-small-cells.ts';
export { wilsonInterval, type Interval } from './wilson-interval.ts';
