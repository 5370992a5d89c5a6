/**
 * The days that residents speak of when they say whether somebody came “in the last three months”: three months up to the last day on which
 * the wave could be answered, or to today. All days YYYY-MM-DD.
 */
export function crossCheckDays(lastDay: string, today: string): { readonly since: string; readonly until: string } {
  const until = lastDay < today ? lastDay : today;
  return { since: monthsBefore(until, 3), until };
}

/** The last day of a shorter month stands for the days it lacks. */
function monthsBefore(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const first = new Date(Date.UTC(year, month - 1 - months, 1));
  const days = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  first.setUTCDate(Math.min(date, days));
  return first.toISOString().slice(0, 10);
}
