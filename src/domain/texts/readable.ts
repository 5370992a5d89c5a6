/**
 * A text as a reader takes it in, whatever it was typed with: full-width, circled and mathematical digits become plain ones, invisible
 * characters vanish, dashes are one dash. Each character remembers where in the text it came from.
 */
export interface Readable {
  readonly view: string;
  /** The same with Chinese numerals, and letters that look like digits among digits, as digits: character by character. */
  readonly digits: string;
  /** Where in the text the stretch from `start` to `end` of the view lies. */
  readonly place: (start: number, end: number) => Stretch;
}

/** From the first character to behind the last, in UTF-16 units. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** Zero width, variation selectors, and the frame that makes a digit a key. */
const invisible = /[\p{Cf}\uFE00-\uFE0F\u20E3]/u;
const dash = /[\p{Dash_Punctuation}\u2212\uFF70\u30FC]/u;

export function readable(text: string): Readable {
  const starts: number[] = [];
  const ends: number[] = [];
  let view = '';
  let at = 0;
  for (const character of text) {
    const next = at + character.length;
    const units = isPlain(character) ? [character] : plain(character);
    if (units.length === 0) ends[ends.length - 1] = next;
    for (const unit of units) {
      view += unit;
      starts.push(at);
      ends.push(next);
    }
    at = next;
  }
  return {
    view,
    digits: digitsIn(view),
    place: (start, end) => ({ start: starts[start] ?? at, end: ends[end - 1] ?? at }),
  };
}

/** Nearly all of a text: letters and digits without frills, and Chinese characters. */
function isPlain(character: string): boolean {
  const code = character.charCodeAt(0);
  return (code > 0x1f && code < 0x7f && code !== 0x2d) || (code >= 0x4e00 && code <= 0x9fff);
}

/** In UTF-16 units, so that places in the view are places in its string. */
function plain(character: string): string[] {
  if (invisible.test(character)) return [];
  if (dash.test(character)) return ['-'];
  return character.normalize('NFKC').split('');
}

function digitsIn(view: string): string {
  return view
    .replace(numeral, (character) => numerals[character] ?? character)
    .replace(/(?<![A-Za-z\d])(?=(?:[oOlI]*\d){4})[\doOlI]{11}(?![A-Za-z\d])/g, withoutLookalikes)
    .replace(/(?<=\d)[oOlI]{1,4}(?=\d)/g, withoutLookalikes);
}

function withoutLookalikes(written: string): string {
  return written.replace(/[oO]/g, '0').replace(/[lI]/g, '1');
}

const numerals: Readonly<Record<string, string>> = {
  ...{ 〇: '0', 零: '0', 一: '1', 壹: '1', 幺: '1', 二: '2', 贰: '2', 两: '2', 三: '3', 叁: '3', 四: '4', 肆: '4' },
  ...{ 五: '5', 伍: '5', 六: '6', 陆: '6', 七: '7', 柒: '7', 八: '8', 捌: '8', 九: '9', 玖: '9' },
};
const numeral = /[〇零一壹幺二贰两三叁四肆五伍六陆七柒八捌九玖]/g;
