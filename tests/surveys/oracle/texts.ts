/** Titles and texts that speak of answers. */
import fc from 'fast-check';
import { type Referable, variables } from './expressions.ts';

type Part = Record<string, unknown>;

export function pipedTexts(referable: readonly Referable[], known: readonly string[]): fc.Arbitrary<readonly string[]> {
  // Rows as a whole read “[object Object]” in survey-core; we name them.
  const inRows = referable
    .filter(({ type }) => ['matrix', 'multipletext'].includes(type))
    .map(({ name }) => `{${name}}`);
  const inserted = variables(referable, known).filter((text) => !text.startsWith('{#') && !inRows.includes(text));
  const text = fc.oneof(
    fc.constant('As asked'),
    fc.tuple(inserted, inserted).map(([one, other]) => `You said ${one}, and ${other.replace('{', '{ ')}!`),
  );
  return fc.tuple(text, text);
}

export function textsFor({ type }: Part, [title = '', description = '']: readonly string[] = []): Part {
  return type === 'html' ? { html: `<p>${title}</p>` } : { title, description };
}
