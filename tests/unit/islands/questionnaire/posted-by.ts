/** The fields a browser would post for a form, read from its HTML as our components write it. */
export function postedBy(html: string): [string, string][] {
  const controls = html.matchAll(control);
  return Array.from(controls).flatMap(([, input, textarea, text = '', select, options = '']): [string, string][] => {
    if (input !== undefined) return isPosted(input) ? [[named(input), valueIn(input)]] : [];
    if (textarea !== undefined) return [[named(textarea), unescaped(text)]];
    const chosen = /<option([^>]*\sselected[^>]*)>/.exec(options)?.[1];
    return [[named(select ?? ''), chosen === undefined ? '' : valueIn(chosen)]];
  });
}

/** A `>` inside quotation marks does not end an element. */
const attributes = String.raw`((?:"[^"]*"|[^">])*)`;
const control = new RegExp(
  `<input${attributes}>|<textarea${attributes}>([^<]*)</textarea>|<select${attributes}>(.*?)</select>`,
  'g',
);

function isPosted(attributes: string): boolean {
  return !/type="(?:radio|checkbox)"/.test(attributes) || /\schecked/.test(attributes);
}

const named = (attributes: string) => unescaped(/\sname="([^"]*)"/.exec(attributes)?.[1] ?? '');
const valueIn = (attributes: string) => unescaped(/\svalue="([^"]*)"/.exec(attributes)?.[1] ?? '');

function unescaped(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&');
}
