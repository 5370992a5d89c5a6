/** One way in which a sentence can lean: the reason told to the author, and the words that show it. */
export const reasons = [
  'praise',
  'blame',
  'progress',
  'pressure',
  'presumption',
  'premise',
  'description',
  'authority',
  'exhortation',
  'stakes',
  'oneSided',
] as const;
export type Reason = (typeof reasons)[number];

export interface Signal {
  readonly reason: Reason;
  readonly pattern: RegExp;
  /** Silent where the sentence names both directions (“变好还是变差”, “increased or decreased”): then it asks, not tells. */
  readonly onlyOneSided?: true;
}

export interface Lean {
  readonly reason: Reason;
  readonly words: string;
}

/** The ways in which a language leans, and how it weighs both sides. */
export interface Ear {
  readonly signals: readonly Signal[];
  readonly weighsBothSides: (sentence: string) => boolean;
}

export function leansIn(ear: Ear, sentence: string): Lean[] {
  const balanced = ear.weighsBothSides(sentence);
  return ear.signals.flatMap(({ reason, pattern, onlyOneSided }) => {
    const words = onlyOneSided && balanced ? undefined : pattern.exec(sentence)?.[0];
    return words === undefined ? [] : [{ reason, words: words.trim() }];
  });
}
