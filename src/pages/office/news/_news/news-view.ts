/** What the form of an item shows: what was just typed, else what is kept, else a new one; and what to say about the last press. */
import type { Written } from '../../../../actions/publicity.ts';
import { dayInChina, timeInChina } from '../../../../domain/outreach/time-of-day.ts';
import { newsState, type NewsState } from '../../../../domain/news/news-item.ts';
import { newsTexts, type NewsProblems, type NewsText, type TypedNews } from '../../../../domain/news/typed-news.ts';
import type { LeaningSentence } from '../../../../questionnaires/neutrality/published-words.ts';
import type { OfficeNewsItem } from '../../../../server/db/news.ts';
import type { DraftedResults } from './results.ts';

export interface NewsForm {
  readonly typed: TypedNews;
  readonly state: NewsState;
  readonly problems: NewsProblems;
  readonly leaning: readonly LeaningSentence[];
  readonly isPreview: boolean;
}

export interface Known {
  readonly item: OfficeNewsItem | null;
  readonly offices: readonly { readonly area_id: string }[];
  /** What a new item begins with. */
  readonly results: DraftedResults | null;
}

export function formOf({ item, offices, results }: Known, written: Written | null): NewsForm {
  const back = written !== null && 'typed' in written ? written : null;
  return {
    typed: back?.typed ?? (item === null ? { ...newItem(offices), ...results } : typedOf(item)),
    state:
      item === null ? 'draft' : newsState({ publishAt: item.publish_at, withdrawnAt: item.withdrawn_at }, Date.now()),
    problems: back?.status === 'invalid' ? back.problems : {},
    leaning: back && 'leaning' in back ? back.leaning : [],
    isPreview: back?.status === 'preview',
  };
}

const nothing = Object.fromEntries(newsTexts.map((name) => [name, ''])) as Record<NewsText, string>;

function newItem(offices: readonly { area_id: string }[]): TypedNews {
  return { ...nothing, kind: 'notice', area: offices[0]?.area_id ?? '', day: '', time: '' };
}

/** The day it waits for is shown to be changed; a day that has come is history. */
function typedOf(item: OfficeNewsItem): TypedNews {
  const texts = Object.fromEntries(newsTexts.map((name) => [name, item[name]])) as Record<NewsText, string>;
  const at = item.publish_at === null ? 0 : Date.parse(item.publish_at);
  const waits = at > Date.now();
  return {
    ...texts,
    kind: item.kind,
    area: item.area_id,
    day: waits ? dayInChina(at) : '',
    time: waits ? timeInChina(at) : '',
  };
}

const done = ['saved', 'published', 'waiting', 'withdrawn', 'picture', 'dropped'] as const;
const refusals = [
  'invalid',
  'coaching',
  'no-alt',
  'unknown',
  'malformed',
  'unreadable',
  'too_large',
  'no_file',
] as const;
export type NewsMessage =
  | { readonly isDone: true; readonly said: (typeof done)[number] }
  | { readonly isDone: false; readonly said: (typeof refusals)[number] };

export function messageOf(written: Written | null, parameters: URLSearchParams): NewsMessage | null {
  const refusal = refusals.find((one) => one === (written?.status ?? parameters.get('problem')));
  if (refusal !== undefined) return { isDone: false, said: refusal };
  const said = done.find((one) => one === parameters.get('said'));
  return said === undefined || written !== null ? null : { isDone: true, said };
}
