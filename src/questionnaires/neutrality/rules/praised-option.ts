/** A description, tip or placeholder that leans, recommends, or names a favourable option of its own question. */
import type { Offence, Rule } from '../finding.ts';
import { placed, type PlacedText, type ReadQuestion } from '../reading.ts';
import { leansOf } from '../wording/leans.ts';
import { sideOf } from '../wording/polarity.ts';

export const praisedOption: Rule = {
  id: 'praisedOption',
  severity: 'error',
  offences: ({ questions }) => questions.flatMap((question) => [...tipsOf(question), ...markedChoices(question)]),
};

const tips = [
  'description',
  'placeholder',
  'commentText',
  'commentPlaceholder',
  'otherPlaceholder',
  'requiredErrorText',
];
const recommends =
  /推荐|建议(?:您)?(?:选|填|勾)|(?:标准|参考|正确)答案|应(?:该|当)?选|\brecommended\b|\bcorrect answer\b|\bright answer\b/iu;

function tipsOf(question: ReadQuestion): Offence[] {
  const praised = favourableWords(question);
  return tips
    .flatMap((name) => placed(question.json, name, question.place))
    .flatMap((tip) => {
      const words = wordsThatPraise(tip, praised);
      return words === undefined ? [] : [offence(tip, words)];
    });
}

function wordsThatPraise(tip: PlacedText, praised: readonly string[]): string | undefined {
  const lower = tip.text.toLowerCase();
  return recommends.exec(tip.text)?.[0] ?? praised.find((words) => lower.includes(words)) ?? leansOf(tip)[0]?.words;
}

/** Too short a word (是, yes) would be found everywhere. */
function favourableWords({ choices }: ReadQuestion): string[] {
  return choices
    .filter((choice) => sideOf(choice) === 'positive')
    .flatMap(({ texts }) => texts.map(({ text }) => text.toLowerCase()))
    .filter((words) => words.length >= 3);
}

function markedChoices({ choices }: ReadQuestion): Offence[] {
  return choices.flatMap(({ place, texts }) =>
    texts.flatMap((text) => {
      const words = recommends.exec(text.text)?.[0];
      return words === undefined ? [] : [offence({ ...text, place: `${place}.text` }, words)];
    }),
  );
}

function offence({ place, language }: PlacedText, words: string): Offence {
  return { place, language, params: { words } };
}
