/**
 * A statement put before an English question (“Our volunteers gave up their weekends. How would you score them?”): somebody
 * did something. Plans and notes to the reader only set the scene.
 */
import type { Lean } from './signal.ts';

const statement =
  /^our (?!.*\b(?:plans?|questions?|survey)\b).*\.$|^(?:we|the|this|local|volunteers|staff|thousands|hundreds)\b(?!.*\b(?:plans?|planned|may|might|considering|optional|will)\b).*\b(?:has|have|had|gave|did|made|took|brought|won|spent|been|\w{3,}ed)\b.*\.$/iu;

export function englishPremise(sentences: readonly string[]): Lean[] {
  return sentences
    .filter(
      (sentence, index) => statement.test(sentence) && sentences.slice(index + 1).some((next) => next.endsWith('?')),
    )
    .map((words) => ({ reason: 'premise', words }));
}
