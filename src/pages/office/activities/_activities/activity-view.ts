/** What the pages of activities show: what was just typed, else what is kept, else a new one; and what to say about the last press. */
import type { SteppedActivity, WrittenActivity } from '../../../../actions/activities.ts';
import { activityState, type ActivityState } from '../../../../domain/activities/activity.ts';
import {
  activityTexts,
  type ActivityProblems,
  type TypedActivity,
} from '../../../../domain/activities/typed-activity.ts';
import { dayInChina, timeInChina } from '../../../../domain/outreach/time-of-day.ts';
import type { Translator } from '../../../../i18n/translator.ts';
import type { LeaningSentence } from '../../../../questionnaires/neutrality/published-words.ts';
import { shows, sorts, type OfficeActivity } from '../../../../server/db/office-activities.ts';

export const perPage = 50;

export function chosenActivities(asked: URLSearchParams) {
  const typed = asked.get('page') ?? '';
  return {
    page: /^[1-9]\d{0,3}$/.test(typed) ? Number(typed) : 1,
    show: shows.find((one) => one === asked.get('show')) ?? 'upcoming',
    sort: sorts.find((one) => one === asked.get('sort')) ?? 'begins',
  };
}

export interface ActivityForm {
  readonly typed: TypedActivity;
  readonly state: ActivityState;
  readonly problems: Readonly<Partial<Record<keyof TypedActivity, string>>>;
  readonly leaning: readonly LeaningSentence[];
  readonly isPreview: boolean;
}

export interface Known {
  readonly item: OfficeActivity | null;
  readonly offices: readonly { readonly id: string }[];
}

export function formOf({ item, offices }: Known, written: WrittenActivity | null, t: Translator): ActivityForm {
  const back = written !== null && 'typed' in written ? written : null;
  return {
    typed: back?.typed ?? (item === null ? newActivity(offices) : typedOf(item)),
    state: item === null ? 'draft' : stateOf(item),
    problems: {
      ...(back?.status === 'invalid' && wordsFor(back.problems, t)),
      ...(back?.status === 'too_few' && { places: t('takePart.office.problem.tooFew', { people: item?.people ?? 0 }) }),
      ...(back?.status === 'code' && { code: t('takePart.office.problem.code') }),
    },
    leaning: back && 'leaning' in back ? back.leaning : [],
    isPreview: back?.status === 'preview',
  };
}

export function stateOf(item: OfficeActivity): ActivityState {
  const { cancelled_at: cancelledAt, published_at: publishedAt, withdrawn_at: withdrawnAt } = item;
  return activityState({ cancelledAt, publishedAt, withdrawnAt });
}

function newActivity(offices: Known['offices']): TypedActivity {
  const texts = Object.fromEntries(activityTexts.map((name) => [name, ''])) as Record<
    (typeof activityTexts)[number],
    string
  >;
  return {
    ...texts,
    ...{ area: offices[0]?.id ?? '', community: '', day: '', from: '', until: '', last_day: '', places: '', code: '' },
  };
}

function typedOf(item: OfficeActivity): TypedActivity {
  const texts = Object.fromEntries(activityTexts.map((name) => [name, item[name]])) as Record<
    (typeof activityTexts)[number],
    string
  >;
  const [begins, ends] = [item.begins_at, item.ends_at].map((at) => (at === null ? null : Date.parse(at)));
  const day = begins ? dayInChina(begins) : '';
  const lastDay = ends ? dayInChina(ends) : '';
  return {
    ...texts,
    ...{ area: item.area.id, community: item.community?.id ?? '', code: item.code },
    ...{ day, from: begins ? timeInChina(begins) : '', until: ends ? timeInChina(ends) : '' },
    ...{ last_day: lastDay === day ? '' : lastDay, places: item.places === null ? '' : String(item.places) },
  };
}

function wordsFor(problems: ActivityProblems, t: Translator): ActivityForm['problems'] {
  const word = (name: Parameters<typeof keyOf>[0]) =>
    problems[name] && t(`takePart.office.problem.${keyOf(name, problems)}`);
  const fields = ['area', 'title_zh', 'about_zh', 'place_zh', 'day', 'until', 'places', 'code'] as const;
  return Object.fromEntries(fields.flatMap((name) => (word(name) ? [[name, word(name)]] : [])));
}

function keyOf(name: keyof ActivityProblems, problems: ActivityProblems) {
  const problem = problems[name];
  if (name === 'day') return problem === 'missing' ? 'dayMissing' : 'day';
  if (name === 'places') return problem === 'missing' ? 'placesMissing' : 'places';
  if (name !== 'until') return name;
  if (problem === 'too_long') return 'untilLong';
  return problem === 'before_it_begins' ? 'untilBefore' : 'until';
}

const done = ['saved', 'publish', 'withdraw', 'cancel', 'resume', 'struck'] as const;
const refusals = [
  ...(['invalid', 'coaching', 'unknown', 'malformed', 'too_few', 'over', 'missing', 'no_reason'] as const),
] as const;

export interface ActivityMessage {
  readonly isProblem: boolean;
  readonly words: string;
}

export function messageOf(
  last: WrittenActivity | SteppedActivity | null,
  asked: URLSearchParams,
  t: Translator,
): ActivityMessage | null {
  const status = last?.status === 'code' ? 'invalid' : last?.status;
  const refusal = refusals.find((one) => one === status);
  if (refusal !== undefined) return { isProblem: true, words: t(`takePart.office.said.${refusal}`) };
  const said = done.find((one) => one === asked.get('said'));
  return said === undefined || last !== null ? null : { isProblem: false, words: t(`takePart.office.said.${said}`) };
}
