/**
 * A text without what tells who wrote it or about whom: pieces that may be read, and between them the kind of what was taken out. It
 * errs towards taking out; what is left is still somebody's own words, so it is shown without week, channel or any other answer.
 */
import { accountsIn } from './accounts.ts';
import { doorsIn } from './doors.ts';
import { numbersIn } from './numbers.ts';
import { peopleIn } from './people.ts';
import type { Found, PersonalKind } from './personal-data.ts';
import { readable, type Stretch } from './readable.ts';

export type Piece = { readonly text: string } | { readonly masked: PersonalKind };

export interface PersonalStretch extends Stretch {
  readonly kind: PersonalKind;
}

export function maskPersonalData(text: string): Piece[] {
  const pieces: Piece[] = [];
  let shown = 0;
  for (const { end, kind, start } of personalDataIn(text)) {
    if (start > shown) pieces.push({ text: text.slice(shown, start) });
    pieces.push({ masked: kind });
    shown = end;
  }
  return shown < text.length ? [...pieces, { text: text.slice(shown) }] : pieces;
}

/** In the order of the text, none overlapping another. */
export function personalDataIn(text: string): PersonalStretch[] {
  const read = readable(text);
  const found = [...numbersIn(read), ...accountsIn(read), ...doorsIn(read), ...peopleIn(read)];
  const kept: Found[] = [];
  for (const one of found.toSorted(byRank)) {
    if (!kept.some((other) => one.start < other.end && other.start < one.end)) kept.push(one);
  }
  return kept
    .map(({ end, kind, start }) => ({ kind, ...read.place(start, end) }))
    .toSorted((one, other) => one.start - other.start);
}

/** Where two kinds claim the same place: what is surest first, and of one kind the longest. */
const rank: readonly PersonalKind[] = ['email', 'id', 'account', 'card', 'phone', 'plate', 'address', 'name'];

function byRank(one: Found, other: Found): number {
  return rank.indexOf(one.kind) - rank.indexOf(other.kind) || other.end - other.start - (one.end - one.start);
}
