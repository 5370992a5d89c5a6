/** A draft as the editor shows it: its outline, what the check says of it, and how long it takes. */
import type { Language } from '../../../../domain/form/form.ts';
import type { Pass } from '../../../../server/auth/authorise.ts';
import { readDocument, type JsonPart } from '../../../../questionnaires/editor/document.ts';
import { outlineOf, type Outline, type OutlineItem } from '../../../../questionnaires/editor/outline.ts';
import type { Minutes } from '../../../../questionnaires/check/minutes.ts';
import type { Compiled } from '../../../../questionnaires/check/check.ts';
import { questionnaireDraft, type Draft } from '../../../../server/db/questionnaires.ts';
import { workshop } from '../../../../server/questionnaires/workshop.ts';
import { wordsIn } from './named.ts';
import { remarksOf, type Said } from './remarks.ts';

export interface DraftView {
  readonly draft: Draft;
  readonly document: JsonPart;
  readonly outline: Outline;
  readonly remarks: readonly Said[];
  readonly questions: number;
  readonly minutes: Minutes | null;
  /** null: not sound enough to be shown. */
  readonly compiled: Compiled | null;
  readonly busy: boolean;
}

export async function readDraft({ db }: Pass, id: string, language: Language): Promise<DraftView | null> {
  const draft = await questionnaireDraft(db, id);
  const document = draft && readDocument(draft.definition);
  if (draft === null || document === null) return null;
  const checked = await workshop().examine(draft.definition);
  const shared = { draft, document, outline: outlineOf(document) };
  if (checked === 'busy') return { ...shared, remarks: [], questions: 0, minutes: null, compiled: null, busy: true };
  const { compiled, report } = checked;
  const remarks = remarksOf(report, language);
  return { ...shared, remarks, questions: report.questions, minutes: report.minutes, compiled, busy: false };
}

export function everyItem(outline: Outline): OutlineItem[] {
  const within = (items: readonly OutlineItem[]): OutlineItem[] =>
    items.flatMap((item) => [item, ...within(item.inside)]);
  return outline.pages.flatMap(({ items }) => within(items));
}

/** The words of each item by its code. */
export function titlesOf(outline: Outline, language: Language): ReadonlyMap<string, string> {
  const named = everyItem(outline).map(({ code, title }) => [code, wordsIn(title, language)] as const);
  return new Map(named.filter(([, title]) => title !== ''));
}
