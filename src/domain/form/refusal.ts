/**
 * The same questions where any of them may be left open: whoever asks aloud or types a sheet in writes down a refusal as it is,
 * and may not invent an answer to get on. What is given still has to fit its question.
 */
import type { Element, Form, Question, Validator } from './form.ts';

export function allowingRefusal<Text>(form: Form<Text>): Form<Text> {
  const pages = form.pages.map(({ requiredIf: _, ...page }) => ({ ...page, elements: page.elements.map(openElement) }));
  return { ...form, pages };
}

function openElement<Text>(element: Element<Text>): Element<Text> {
  if (element.kind === 'html' || element.kind === 'image' || element.kind === 'review') return element;
  if (element.kind !== 'panel') return openQuestion(element);
  const { requiredIf: _, ...panel } = element;
  return { ...panel, elements: panel.elements.map((inner) => openElement(inner)) };
}

function openQuestion<Text>(question: Question<Text>): Question<Text> {
  const { requiredIf: _, ...asked } = question;
  const freed = { ...asked, required: false, validators: asked.validators.filter(isAboutOneAnswer) };
  if (freed.kind === 'matrix') return { ...freed, everyRowRequired: false };
  if (freed.kind === 'multipletext') return { ...freed, fields: freed.fields.map(openField) };
  if (freed.kind !== 'checkbox') return freed;
  const { minimum: _minimum, ...unlimited } = freed;
  return unlimited;
}

type Field = { readonly required: boolean; readonly validators: readonly Validator<unknown>[] };

function openField<Text, Kept extends Field & { readonly validators: readonly Validator<Text>[] }>(field: Kept): Kept {
  return { ...field, required: false, validators: field.validators.filter(isAboutOneAnswer) };
}

/** An expression may demand an answer, or that answers agree; a sheet may hold neither. */
function isAboutOneAnswer({ kind }: Validator<unknown>): boolean {
  return kind !== 'expression';
}
