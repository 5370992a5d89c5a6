/** A text that one of the languages lacks: its readers would see another language, or a technical name. */
import type { Language } from '../../../domain/form/form.ts';
import type { Offence, Rule } from '../finding.ts';
import { isObject, property } from '../json.ts';
import { localTexts } from '../localized.ts';
import type { ReadQuestion } from '../reading.ts';

const languages: readonly Language[] = ['zh-CN', 'en'];
const worded = ['description', 'html', 'completedHtml', 'placeholder', 'noneText', 'otherText', 'commentText'];
const questionWords = ['minRateDescription', 'maxRateDescription', 'labelTrue', 'labelFalse', 'requiredErrorText'];

export const translationMissing: Rule = {
  id: 'translationMissing',
  severity: 'error',
  offences: ({ questions, surroundings }) => [
    ...surroundings.flatMap(({ json, place }) => gapsIn(json, place, ['title', ...worded])),
    ...questions.flatMap(gapsInQuestion),
  ],
};

function gapsInQuestion(question: ReadQuestion): Offence[] {
  const { json, place, choices, titles } = question;
  const untitled = titles.length === 0 ? gaps({}, `${place}.title`) : [];
  return [
    ...untitled,
    ...gapsIn(json, place, ['title', ...worded, ...questionWords]),
    ...choices.filter(({ role, place: at }) => !(role && at.endsWith('Text'))).flatMap(gapsInChoice),
  ];
}

function gapsIn(json: unknown, place: string, names: readonly string[]): Offence[] {
  return names.flatMap((name) => {
    const words = property(json, name);
    return words === undefined ? [] : gaps(words, place === '' ? name : `${place}.${name}`);
  });
}

/** A choice without words shows its value, which needs no translation only where it has no letters (1, 65+). */
function gapsInChoice({ texts, place, worded: hasWords, value }: ReadQuestion['choices'][number]): Offence[] {
  if (!hasWords && !hasLetters(String(value))) return [];
  const present = new Set(hasWords ? texts.map(({ language }) => language) : []);
  const wordless = hasWords && texts.every(({ text }) => !hasLetters(text));
  return wordless ? [] : absent(present, `${place}.text`);
}

function gaps(words: unknown, place: string): Offence[] {
  if (typeof words === 'string' && !hasLetters(words)) return [];
  if (typeof words !== 'string' && !isObject(words)) return [];
  const said = localTexts(words).filter(({ text }) => text !== '');
  return absent(new Set(said.map(({ language }) => language)), place);
}

function absent(present: ReadonlySet<Language>, place: string): Offence[] {
  return languages.filter((language) => !present.has(language)).map((language) => ({ place, language }));
}

function hasLetters(text: string): boolean {
  return /\p{L}/u.test(text);
}
