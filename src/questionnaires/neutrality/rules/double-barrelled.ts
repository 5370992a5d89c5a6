/** Two questions under one answer. Judged by wording, so a warning; questions with several answers may list several things. */
import type { Language } from '../../../domain/form/form.ts';
import { choosesOne } from '../answering.ts';
import type { Rule } from '../finding.ts';
import { chineseBarrels } from '../wording/chinese-barrels.ts';
import { englishBarrels } from '../wording/english-barrels.ts';

export const doubleBarrelled: Rule = {
  id: 'doubleBarrelled',
  severity: 'warning',
  offences: ({ questions }) =>
    questions.filter(choosesOne).flatMap(({ name, titles }) =>
      titles.flatMap(({ place, language, text }) => {
        const words = barrels[language](text);
        return words === null ? [] : [{ place, language, params: { question: name, words } }];
      }),
    ),
};

const barrels: Readonly<Record<Language, (text: string) => string | null>> = {
  'zh-CN': chineseBarrels,
  en: englishBarrels,
};
