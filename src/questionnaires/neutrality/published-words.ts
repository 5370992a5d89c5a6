/**
 * What an office is about to publish, read with the ears of the lint. A story may praise whom it is about; a sentence that speaks of
 * answering may not lean at all, for it would tell people what to answer.
 */
import type { Language } from '../../domain/form/form.ts';
import { lintNeutrality } from './index.ts';
import { leansOf } from './wording/leans.ts';
import { sentencesOf } from './wording/sentences.ts';

export interface LeaningSentence {
  readonly sentence: string;
  /** Speaks of answering, and so must not be published; else a question to its author. */
  readonly isCoaching: boolean;
}

export function leaningSentences(text: string, language: Language): LeaningSentence[] {
  return sentencesOf(text).flatMap((sentence) => {
    const isCoaching = speaksOfAnswering[language].test(sentence) && isAccused(sentence, language);
    const leans = isCoaching || leansOf({ language, text: sentence }).length > 0;
    return leans ? [{ sentence, isCoaching }] : [];
  });
}

const speaksOfAnswering: Readonly<Record<Language, RegExp>> = {
  'zh-CN': /问卷|答卷|答题|作答|调查|测评|打分|评分|满意|填写|勾选/u,
  en: /\b(?:questionnaires?|surveys?|answer\w*|respond\w*|satisf\w*|dissatisf\w*|rat(?:e|ing)|scores?|tick)\b/iu,
};

/** By any rule that reads texts: leading words, a praised option, something offered. */
function isAccused(sentence: string, language: Language): boolean {
  const description = language === 'en' ? { default: sentence, 'zh-cn': '。' } : { 'zh-cn': sentence, default: '.' };
  const question = { type: 'comment', name: 'published', title: { default: '.', 'zh-cn': '。' }, description };
  const html = { type: 'html', name: 'page', html: description };
  return lintNeutrality({ pages: [{ elements: [html, question] }] }).some(({ rule }) => textRules.has(rule));
}

const textRules = new Set(['leadingWording', 'praisedOption', 'reward']);
