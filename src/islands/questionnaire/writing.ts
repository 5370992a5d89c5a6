/** What follows from answers, in the fields of the page: written where a person sees it, remembered where the plain form needs it. */
import { commentName, fieldsFromAnswers, questionsIn } from '../../domain/form/phone.ts';
import type { AnswersChange, Page } from '../../domain/form/phone.ts';
import type { Scene } from './scene.ts';

/** Boxes and lists follow the page; fields that are typed in do not. */
export function write(fields: HTMLFormElement, { before, after }: AnswersChange): void {
  const stood = new Map(fieldsFromAnswers(before));
  const stands = new Map(fieldsFromAnswers(after));
  for (const field of Array.from(fields.elements)) {
    if (!isTyped(field)) continue;
    const text = stands.get(field.name) ?? '';
    if (text !== (stood.get(field.name) ?? '')) field.value = text;
  }
}

function isTyped(field: Element): field is HTMLInputElement | HTMLTextAreaElement {
  if (field instanceof HTMLTextAreaElement) return true;
  return field instanceof HTMLInputElement && !['radio', 'checkbox', 'hidden'].includes(field.type);
}

/** For the plain form, which remembers nothing between two posts. */
export function answeredBefore({ form, answers }: Scene, page: Page<string> | undefined): string | null {
  if (!(form.effects ?? form.shared) || !page) return null;
  const here = new Set(questionsIn(page).flatMap(({ name }) => [name, commentName(name)]));
  const own = Object.entries(answers).filter(([name]) => here.has(name));
  return new URLSearchParams(fieldsFromAnswers(Object.fromEntries(own))).toString();
}
