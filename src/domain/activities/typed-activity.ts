/** What was typed in the office, and what is wrong with it. A draft may lack anything but a place in the tree; what is published has to be whole. */
import { momentInChina } from '../outreach/time-of-day.ts';
import { accepted, refused, type Result } from '../result.ts';

/** Longest texts that are kept, as the database has them. */
export const longestActivity = {
  ...{ title_zh: 80, title_en: 160, about_zh: 4000, about_en: 8000 },
  ...{ place_zh: 120, place_en: 240, bring_zh: 300, bring_en: 600 },
} as const;
export type ActivityText = keyof typeof longestActivity;
export const activityTexts = Object.keys(longestActivity) as ActivityText[];

const others = { area: 40, community: 40, day: 10, from: 5, until: 5, last_day: 10, places: 6, code: 12 } as const;
type OtherField = keyof typeof others;

export type TypedActivity = Readonly<Record<ActivityText | OtherField, string>>;

export function typedActivity(fields: FormData): TypedActivity {
  const read = Object.entries({ ...longestActivity, ...others }).map(([name, most]) => [
    name,
    textOf(fields.get(name)).slice(0, most),
  ]);
  return Object.fromEntries(read) as TypedActivity;
}

export interface ReadActivity extends Readonly<Record<ActivityText, string>> {
  readonly area: string;
  readonly community: string | null;
  /** ISO; null in a draft that has no day yet. */
  readonly beginsAt: string | null;
  readonly endsAt: string | null;
  readonly places: number | null;
  readonly code: string;
}

export const mostPlaces = 2000;
const longestDays = 31;
const day = 86_400_000;

type Field = 'area' | 'title_zh' | 'about_zh' | 'place_zh' | 'day' | 'until' | 'places' | 'code';
export type ActivityProblem = 'missing' | 'unreadable' | 'before_it_begins' | 'too_long' | 'out_of_range';
export type ActivityProblems = Partial<Record<Field, ActivityProblem>>;

export function readActivity(
  typed: TypedActivity,
  purpose: 'keep' | 'publish',
): Result<ReadActivity, ActivityProblems> {
  const isWanted = purpose === 'publish';
  const begins = momentOf(typed.day, typed.from);
  const ends = momentOf(typed.last_day || typed.day, typed.until);
  const places = placesIn(typed.places);
  const missing = (name: 'title_zh' | 'about_zh' | 'place_zh') =>
    isWanted && typed[name] === '' && { [name]: 'missing' };
  const problems: ActivityProblems = {
    ...(!isId(typed.area) && { area: 'missing' }),
    ...{ ...missing('title_zh'), ...missing('about_zh'), ...missing('place_zh') },
    ...whenProblems(begins, ends, isWanted),
    ...(places === undefined ? { places: 'out_of_range' } : isWanted && places === null && { places: 'missing' }),
  };
  if (Object.keys(problems).length > 0) return refused(problems);
  const texts = Object.fromEntries(activityTexts.map((name) => [name, typed[name]])) as Record<ActivityText, string>;
  return accepted({
    ...texts,
    ...{ area: typed.area, community: isId(typed.community) ? typed.community : null },
    ...{ beginsAt: begins ?? null, endsAt: ends ?? null, places: places ?? null, code: typed.code.toUpperCase() },
  });
}

/** null: nothing was typed; undefined: no moment. */
type Moment = string | null | undefined;

function momentOf(onDay: string, time: string): Moment {
  return onDay === '' && time === '' ? null : momentInChina(onDay, time);
}

function whenProblems(begins: Moment, ends: Moment, isWanted: boolean): ActivityProblems {
  if (begins === undefined) return { day: 'unreadable' };
  if (begins === null) return isWanted ? { day: 'missing' } : ends === null ? {} : { day: 'missing' };
  if (ends === undefined || ends === null) return { until: 'unreadable' };
  const lasts = Date.parse(ends) - Date.parse(begins);
  if (lasts <= 0) return { until: 'before_it_begins' };
  return lasts > longestDays * day ? { until: 'too_long' } : {};
}

/** null: nothing was typed; undefined: no number of places. */
function placesIn(typed: string): number | null | undefined {
  const text = typed.normalize('NFKC');
  if (text === '') return null;
  const places = /^\d{1,4}$/.test(text) ? Number(text) : 0;
  return places >= 1 && places <= mostPlaces ? places : undefined;
}

function textOf(value: FormDataEntryValue | null): string {
  return typeof value === 'string' ? value.replaceAll('\r\n', '\n').trim() : '';
}

function isId(text: string): boolean {
  return /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i.test(text);
}
