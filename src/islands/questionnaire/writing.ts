/** Puts what was worked out into the fields a person sees; boxes and lists follow the page, fields that are typed in do not. */
import { fieldsFromAnswers } from '../../domain/form/phone.ts';
import type { AnswersChange } from '../../domain/form/phone.ts';

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
