/**
 * Bands of the day in which somebody may be met, by the clock on the wall, and which of them to try next. SQL cuts the day at the
 * same hours (private.derived_doors).
 */
export const bands = ['morning', 'midday', 'afternoon', 'evening'] as const;
export type Band = (typeof bands)[number];

export const nextTimes = [...bands, 'weekend'] as const;
export type NextTime = (typeof nextTimes)[number];

/** Attempts without contact in each band, in the order of `bands`. */
export type Tried = readonly [number, number, number, number];
export const untried: Tried = [0, 0, 0, 0];

/** Ends of the first three bands, whole hours. */
const ends = [11, 14, 18] as const;

export function bandOf(hour: number): Band {
  return bands[ends.findIndex((end) => hour < end)] ?? 'evening';
}

/** China keeps one time all year round. */
const hoursAheadOfUtc = 8;

/** Milliseconds since 1970 → hour of the day in China, 0–23. */
export function hourInChina(at: number): number {
  return new Date(at + hoursAheadOfUtc * 3_600_000).getUTCHours();
}

/** Milliseconds since 1970 → date in China, YYYY-MM-DD. */
export function dayInChina(at: number): string {
  return new Date(at + hoursAheadOfUtc * 3_600_000).toISOString().slice(0, 10);
}

/** Day and time as a form has them, YYYY-MM-DD and HH:MM, by the clock in China → ISO; undefined where it is no day or no time. */
export function momentInChina(day: string, time: string): string | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day) || !/^\d{2}:\d{2}$/.test(time)) return undefined;
  const at = Date.parse(`${day}T${time}:00+08:00`);
  if (Number.isNaN(at)) return undefined;
  return dayInChina(at) === day && timeInChina(at) === time ? new Date(at).toISOString() : undefined;
}

/** Milliseconds since 1970 → time in China, HH:MM. */
export function timeInChina(at: number): string {
  return new Date(at + hoursAheadOfUtc * 3_600_000).toISOString().slice(11, 16);
}

/** People at work are home in the evening, then at noon; after every band was tried once, the weekend. */
const order: readonly Band[] = ['evening', 'midday', 'afternoon', 'morning'];

/** Null where nobody was missed yet: any time will do. */
export function suggestedTime(tried: Tried): NextTime | null {
  const timesIn = (band: Band) => tried[bands.indexOf(band)] ?? 0;
  const all = tried.reduce((sum, times) => sum + times, 0);
  if (all === 0) return null;
  return order.find((band) => timesIn(band) === 0) ?? 'weekend';
}

export function parseNextTime(raw: unknown): NextTime | null {
  return nextTimes.find((time) => time === raw) ?? null;
}
