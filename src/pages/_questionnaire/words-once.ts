/** The questionnaire's strings, translated once per language: doing it for each request took longer than checking the answers. */
import { wordsIn } from '../../islands/questionnaire/words.ts';
import type { Words } from '../../islands/questionnaire/words.ts';
import type { Translator } from '../../i18n/translator.ts';

const known = new Map<Translator, Words>();

export function wordsOnce(t: Translator): Words {
  const words = known.get(t) ?? wordsIn(t);
  known.set(t, words);
  return words;
}
