/** Whether a text leans, in its own language. */
import type { Language } from '../../../domain/form/form.ts';
import type { LocalText } from '../localized.ts';
import { describedBefore } from './chinese-modifier.ts';
import { chinese } from './chinese.ts';
import { english } from './english.ts';
import { englishPremise } from './english-premise.ts';
import { sentencesOf } from './sentences.ts';
import { leansIn, type Ear, type Lean } from './signal.ts';

const ears: Readonly<Record<Language, Ear>> = { 'zh-CN': chinese, en: english };

export function leansOf({ language, text }: LocalText): Lean[] {
  const sentences = sentencesOf(text);
  const leans = sentences.flatMap((sentence) => leansIn(ears[language], sentence));
  return [...leans, ...(language === 'en' ? englishPremise(sentences) : sentences.flatMap(chineseDescription))];
}

function chineseDescription(sentence: string): Lean[] {
  const words = describedBefore(sentence);
  return words === null ? [] : [{ reason: 'description', words }];
}
