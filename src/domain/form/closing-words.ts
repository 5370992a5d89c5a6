/** What the closing words say of the answers. They stand on a page of their own, which is sent nothing: the phone hands it this. */
import { displayValue } from './display-value.ts';
import type { Form } from './form.ts';
import type { FormState } from './form-state.ts';

/** In the order of `said`; null where the closing words speak of nothing. */
export function closingWords({ form, scope, values }: FormState<string>): readonly string[] | null {
  const { said, insertions } = form;
  if (said === undefined) return null;
  const paths = new Map(insertions);
  const known = { ...scope.values, ...values };
  return said.map((written) => displayValue(form, known, paths.get(written) ?? []));
}

const places = /\{([^{}]+)\}/g;

/** Sanitised HTML with an empty place for each of them. */
export function withPlaces(html: string, { said = [] }: Pick<Form<string>, 'said'>): string {
  return html.replace(places, (written, inner: string) => {
    const name = said.indexOf(inner.trim());
    return name < 0 ? written : `<span data-said="${name}"></span>`;
  });
}
