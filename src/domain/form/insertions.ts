/** Texts that speak of earlier answers: `{question}` becomes what was answered, in words. */
import { displayValue } from './display-value.ts';
import type { Form } from './form.ts';

type Values = Readonly<Record<string, unknown>>;
export type Part = Readonly<Record<string, unknown>>;

const parts = new Set('pages elements choices columns rows fields validators other none yes no comment'.split(' '));
const texts = new Set(
  'title description text requiredText placeholder minimumText maximumText html completed alternative'.split(' '),
);
const markup = new Set(['html', 'completed']);

/** The words of a choice may speak of answers in their turn, so they are filled in first. */
export function filledIn(form: Form<string>, values: Values): Form<string> {
  const { insertions = [] } = form;
  if (insertions.length === 0) return form;
  return withWords(form, withWords(form, form, values), values);
}

function withWords(form: Form<string>, speaking: Form<string>, values: Values): Form<string> {
  const paths = new Map(form.insertions);
  const fill = (text: string, isMarkup: boolean) =>
    text.replace(/\{([^{}]+)\}/g, (written, inner: string) => {
      const path = paths.get(inner.trim());
      if (!path) return written;
      const words = displayValue(speaking, values, path);
      return isMarkup ? escaped(words) : words;
    });
  return mapParts(form, (part) =>
    Object.fromEntries(
      Object.entries(part).map(([key, value]) => [
        key,
        typeof value === 'string' && texts.has(key) ? fill(value, markup.has(key)) : value,
      ]),
    ),
  );
}

/** Every page, element, choice and row of a form, changed from the inside out. */
export function mapParts(form: Form<string>, change: (part: Part) => Part): Form<string> {
  return mapped(form as unknown as Part, change) as unknown as Form<string>;
}

function mapped(part: Part, change: (part: Part) => Part): Part {
  const inside = Object.entries(part).map(([key, value]): [string, unknown] => {
    if (!parts.has(key) || typeof value !== 'object' || value === null) return [key, value];
    if (!Array.isArray(value)) return [key, mapped(value as Part, change)];
    return [key, value.map((member: Part) => mapped(member, change))];
  });
  return change(Object.fromEntries(inside));
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
