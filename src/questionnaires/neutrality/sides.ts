/** How many choices of a question stand on either side. */
import type { ReadQuestion } from './reading.ts';
import { sideOf } from './wording/polarity.ts';

export function sidesOf({ choices }: ReadQuestion): { positive: number; negative: number } {
  const sides = choices.map(sideOf);
  return {
    positive: sides.filter((side) => side === 'positive').length,
    negative: sides.filter((side) => side === 'negative').length,
  };
}
