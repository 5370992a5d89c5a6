/**
 * Looking for words in what may be read of a text. Chinese is written without spaces, so a Chinese word is found anywhere in it; a word
 * in letters is found where a word begins. What was masked is never searched: nobody shall guess a number digit by digit.
 */
import type { Piece } from './mask.ts';
import type { PersonalKind } from './personal-data.ts';
import { readable, type Stretch } from './readable.ts';

const mostWords = 5;
const longestWord = 40;

/** What somebody typed into the search field, as words to be found together: “停车 噪音”, full width or half. */
export function searchWords(typed: string): string[] {
  const words = comparable(typed).split(/[\s,，、;；]+/u);
  return [...new Set(words)]
    .filter((word) => word !== '')
    .slice(0, mostWords)
    .map((word) => word.slice(0, longestWord));
}

/** How a word is compared: plain width, small letters. */
export function comparable(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}

export type Marked = { readonly text: string; readonly isHit: boolean } | { readonly masked: PersonalKind };

/** The pieces with every hit marked; null where one of the words is in none of them. */
export function findWords(pieces: readonly Piece[], words: readonly string[]): Marked[] | null {
  const hitsIn = pieces.map((piece) => ('text' in piece ? hits(piece.text, words) : []));
  const found = new Set(hitsIn.flat().map(({ word }) => word));
  if (words.some((word) => !found.has(word))) return null;
  return pieces.flatMap((piece, index): Marked[] =>
    'text' in piece ? marked(piece.text, hitsIn[index] ?? []) : [piece],
  );
}

interface Hit extends Stretch {
  readonly word: string;
}

function hits(text: string, words: readonly string[]): Hit[] {
  const { place, view } = readable(text);
  const small = view.toLowerCase();
  // Some capitals are two small letters; then places would be off, so the view itself is searched.
  const searched = small.length === view.length ? small : view;
  return words.flatMap((word) =>
    occurrences(searched, word).map((start) => ({ word, ...place(start, start + word.length) })),
  );
}

function occurrences(text: string, word: string): number[] {
  const starts: number[] = [];
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    if (!letter.test(word.charAt(0)) || !letter.test(text.charAt(at - 1))) starts.push(at);
  }
  return starts;
}

const letter = /[a-z\u00c0-\u024f]/i;

/** Hits may overlap: “停车” and “车位” in 停车位. */
function marked(text: string, found: readonly Hit[]): Marked[] {
  const parts: Marked[] = [];
  let shown = 0;
  for (const { end, start } of found.toSorted((one, other) => one.start - other.start || other.end - one.end)) {
    if (end <= shown) continue;
    if (start > shown) parts.push({ text: text.slice(shown, start), isHit: false });
    parts.push({ text: text.slice(Math.max(start, shown), end), isHit: true });
    shown = end;
  }
  return shown < text.length ? [...parts, { text: text.slice(shown), isHit: false }] : parts;
}
