/**
 * Which communities a sum may contain. A sum beside its parts must not reveal a part that is too small to show: small
 * parts enter only together, at least two of them with enough answers between them, and are left out otherwise.
 */
import { smallestShown } from './finding.ts';

export function isShown(answers: number): boolean {
  return answers >= smallestShown;
}

export function partsOfSum<Part>(parts: readonly Part[], answersIn: (part: Part) => number): Part[] {
  if (isSumSafe(parts, answersIn)) return [...parts];
  return parts.filter((part) => isShown(answersIn(part)));
}

/** Whether a sum of all parts reveals none that is hidden for being small. One part alone is its own sum. */
export function isSumSafe<Part>(parts: readonly Part[], answersIn: (part: Part) => number): boolean {
  const hidden = parts.map(answersIn).filter((answers) => answers > 0 && !isShown(answers));
  if (hidden.length === 0 || parts.length === 1) return true;
  return hidden.length >= 2 && isShown(hidden.reduce((sum, answers) => sum + answers, 0));
}
