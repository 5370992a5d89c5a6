/**
 * The only door to the distribution functions of @stdlib, ports of Boost and FreeBSD's msun. Nothing else in the domain
 * imports a library. Checked against published tables in the tests, to at least ten digits.
 */
import stdlibBetaCdf from '@stdlib/stats-base-dists-beta-cdf';
import stdlibBetaQuantile from '@stdlib/stats-base-dists-beta-quantile';
import stdlibNormalQuantile from '@stdlib/stats-base-dists-normal-quantile';
import stdlibTQuantile from '@stdlib/stats-base-dists-t-quantile';

/** The value that a standard normal variable stays below with the given probability. */
export function normalQuantile(probability: number): number {
  return stdlibNormalQuantile(probability, 0, 1);
}

/** The value that Student's t stays below with the given probability. */
export function tQuantile(probability: number, degreesOfFreedom: number): number {
  return stdlibTQuantile(probability, degreesOfFreedom);
}

/** The value that Beta(a, b) stays below with the given probability; a and b above 0. */
export function betaQuantile(probability: number, a: number, b: number): number {
  return stdlibBetaQuantile(probability, a, b);
}

/** Probability that Beta(a, b) is at most x; a and b above 0. */
export function betaCdf(x: number, a: number, b: number): number {
  return stdlibBetaCdf(x, a, b);
}

/** Half-width of a two-sided normal interval in standard errors: 1.96 at 95 %. */
export function normalCriticalValue(confidence: number): number {
  return normalQuantile((1 + confidence) / 2);
}

/** The same for an estimated standard error: larger, the fewer degrees of freedom it rests on. */
export function tCriticalValue(confidence: number, degreesOfFreedom: number): number {
  return tQuantile((1 + confidence) / 2, degreesOfFreedom);
}
