/**
 * Seconds a person took without script: the server's clock, from the first post, whose time the form carries along. The first
 * page was read before that, so it counts as long as an average one. Only a flag hangs on it, so the time is not signed.
 */
import { plausibleSeconds } from '../intake/submission.ts';

export function timeTaken(begun: string | null, now: number, pages: number): number | null {
  if (begun === null || pages < 2) return null;
  const measured = (now - Number(begun)) / 1000;
  return plausibleSeconds((measured * pages) / (pages - 1));
}
