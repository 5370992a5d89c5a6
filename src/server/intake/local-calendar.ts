/**
 * The calendar on the wall in China: one time zone, no summer time, so UTC+8 is exact whatever zone the server runs in.
 */
export interface LocalMoment {
  /** `YYYY-MM-DD`. */
  readonly day: string;
  /** The Monday of that day's week; the only date an answer keeps. */
  readonly week: string;
  /** 0–23. */
  readonly hour: number;
}

const hourInMilliseconds = 3_600_000;
const dayInMilliseconds = 24 * hourInMilliseconds;

export function localMoment(now: Date): LocalMoment {
  const shifted = new Date(now.getTime() + 8 * hourInMilliseconds);
  const daysSinceMonday = (shifted.getUTCDay() + 6) % 7;
  return {
    day: isoDay(shifted),
    week: isoDay(new Date(shifted.getTime() - daysSinceMonday * dayInMilliseconds)),
    hour: shifted.getUTCHours(),
  };
}

function isoDay(shifted: Date): string {
  return shifted.toISOString().slice(0, 10);
}
