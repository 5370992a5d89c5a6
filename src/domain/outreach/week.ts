/** Monday of the week in which a moment lies, by the calendar of China: all that is kept of when an interview was. */
import { dayInChina } from './time-of-day.ts';

const dayInMilliseconds = 86_400_000;

/** Milliseconds since 1970 → YYYY-MM-DD. */
export function weekOf(at: number): string {
  const day = new Date(`${dayInChina(at)}T00:00:00Z`);
  const sinceMonday = (day.getUTCDay() + 6) % 7;
  return new Date(day.getTime() - sinceMonday * dayInMilliseconds).toISOString().slice(0, 10);
}
