/** What was taken out of a text and what was put in, by words: Chinese has no spaces, so its words are told apart by the platform. */
import { diffWordsWithSpace } from 'diff';

export interface Stretch {
  readonly kind: 'same' | 'out' | 'in';
  readonly text: string;
}

const words = {
  zh: new Intl.Segmenter('zh', { granularity: 'word' }),
  en: new Intl.Segmenter('en', { granularity: 'word' }),
} as const;

export function differences(earlier: string, later: string, language: keyof typeof words): Stretch[] {
  return diffWordsWithSpace(earlier, later, { intlSegmenter: words[language] }).map(({ added, removed, value }) => ({
    kind: added ? 'in' : removed ? 'out' : 'same',
    text: value,
  }));
}
