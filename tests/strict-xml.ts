/** Throws at XML that is not well-formed: tags that do not nest, bare marks, attributes without quotes or twice, forbidden characters. */
export function requireWellFormed(xml: string): void {
  const body = xml.replace(/^<\?xml version="1\.0" encoding="UTF-8" standalone="yes"\?>\n/, '');
  if (body === xml) throw new Error('no XML declaration');
  if (/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/.test(body) || !body.isWellFormed())
    throw new Error('forbidden character');
  const open: string[] = [];
  let at = 0;
  while (at < body.length) {
    const [whole, closing, name = '', attributes = '', empty] = take(tag, body, at) ?? take(text, body, at) ?? [];
    if (whole === undefined) throw new Error(`not XML: ${body.slice(at, at + 60)}`);
    at += whole.length;
    if (name === '') continue;
    const names = [...attributes.matchAll(/([\w:]+)=/g)].map((match) => match[1]);
    if (new Set(names).size !== names.length) throw new Error(`an attribute twice: ${whole}`);
    if (closing === '/') {
      if (open.pop() !== name) throw new Error(`closes what is not open: ${name}`);
    } else if (empty !== '/') open.push(name);
  }
  if (open.length > 0) throw new Error(`still open: ${open.join(' ')}`);
}

const value = /[^<>&"]|&(?:amp|lt|gt|quot);/.source;
const tag = new RegExp(`<(/?)([\\w:]+)((?:\\s+[\\w:]+="(?:${value})*")*)\\s*(/?)>`, 'y');
const text = new RegExp(`(?:[^<>&]|&(?:amp|lt|gt|quot);)+`, 'y');

function take(pattern: RegExp, from: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(from);
}
