/** Headings named by hand, as the form sends them. */
import { importFields, type ImportField, type NamedColumns } from '../../../../domain/outreach/import-columns.ts';

export const inputOf = (field: ImportField) => `heading-${field}`;
const longest = 40;

export function namedIn(form: FormData): NamedColumns {
  return Object.fromEntries(
    importFields.flatMap((field) => {
      const typed = form.get(inputOf(field));
      const name = typeof typed === 'string' ? typed.trim().slice(0, longest) : '';
      return name === '' ? [] : [[field, name]];
    }),
  );
}
