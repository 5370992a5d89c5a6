/** The figures of the overview, in the order of its columns: the one the verdict of a wave is about comes first. */
export const measures = ['satisfaction', 'score', 'awareness', 'participation', 'support'] as const;
export type Measure = (typeof measures)[number];

export function isMeasure(word: unknown): word is Measure {
  return (measures as readonly unknown[]).includes(word);
}
