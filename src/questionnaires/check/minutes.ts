/**
 * How long answering may take: reading at the speed of the International Reading Speed Texts (Trauzettel-Klosinski &
 * Dietz 2012: Chinese 255 characters, English 228 words a minute), and a few seconds to decide and tap. An estimate for
 * the author; the real duration is measured with every answer.
 */
import { isObject, list, text } from '../neutrality/json.ts';
import { readDefinition, type ReadQuestion } from '../neutrality/reading.ts';
import type { Language } from '../../domain/form/form.ts';

export interface Minutes {
  /** Only what everybody is asked. */
  readonly least: number;
  /** With everything that a condition may show. */
  readonly most: number;
}

const secondsPerCharacter = 60 / 255;
const secondsPerWord = 60 / 228;
/** Choices are looked over rather than read. */
const skimmed = 0.4;
/** To decide and to tap or type, by kind of question. */
const secondsToAnswer: Readonly<Record<string, number>> = {
  __proto__: null as never,
  text: 6,
  comment: 12,
  ranking: 12,
  checkbox: 4,
  tagbox: 5,
  imagepicker: 4,
  multipletext: 6,
};
const secondsToChoose = 2.5;

export function estimateMinutes(definition: unknown): Minutes {
  const { root, questions, surroundings } = readDefinition(definition);
  const language = questions.some(({ titles }) => titles.some((title) => title.language === 'zh-CN')) ? 'zh-CN' : 'en';
  const asked = questions.map((question) => ({
    seconds: secondsFor(question, language),
    isCertain: !isConditional(root, question.place),
  }));
  const told = surroundings.reduce((sum, { json }) => sum + readingTime(wordsOf(json), language), 0);
  const total = (parts: typeof asked) => parts.reduce((sum, { seconds }) => sum + seconds, 0);
  return {
    least: rounded(told + total(asked.filter(({ isCertain }) => isCertain))),
    most: rounded(told + total(asked)),
  };
}

function secondsFor({ type, json, titles, choices }: ReadQuestion, language: Language): number {
  const title = readingTime([...said(titles, language), ...wordsOf({ description: json['description'] })], language);
  const options = readingTime(
    choices.flatMap(({ texts, value }) => (texts.length > 0 ? said(texts, language) : [String(value)])),
    language,
  );
  const times = type.startsWith('matrix')
    ? Math.max(1, list(json, 'rows').length)
    : Math.max(1, list(json, 'items').length);
  return title + skimmed * options + times * (secondsToAnswer[type] ?? secondsToChoose);
}

/** In the language that is timed, else in whatever there is. */
function said(texts: readonly { readonly language: Language; readonly text: string }[], language: Language): string[] {
  const own = texts.filter((text) => text.language === language);
  return (own.length > 0 ? own : texts.slice(0, 1)).map(({ text: words }) => words);
}

function wordsOf(json: Readonly<Record<string, unknown>>): string[] {
  return ['title', 'description', 'html'].flatMap((name) => {
    const words = isObject(json[name]) ? (text(json[name], 'zh-cn') ?? text(json[name], 'default')) : text(json, name);
    return words === undefined ? [] : [words.slice(0, 4_000).replace(/<[^<>]*>/g, ' ')];
  });
}

function readingTime(texts: readonly string[], language: Language): number {
  const units = texts.reduce((sum, words) => sum + unitsOf(words, language), 0);
  return units * (language === 'zh-CN' ? secondsPerCharacter : secondsPerWord);
}

function unitsOf(words: string, language: Language): number {
  return (words.match(language === 'zh-CN' ? /[\p{L}\p{N}]/gu : /[\p{L}\p{N}'’-]+/gu) ?? []).length;
}

/** Whether the element or anything around it is shown on a condition. */
function isConditional(root: unknown, place: string): boolean {
  let part: unknown = root;
  for (const step of place.split(/[.[\]]+/)) {
    part = typeof part === 'object' && part !== null ? (Reflect.get(part, step) as unknown) : undefined;
    if (isObject(part) && (text(part, 'visibleIf') ?? '') !== '') return true;
  }
  return false;
}

function rounded(seconds: number): number {
  return Math.round(seconds / 6) / 10;
}
