/** A message as residents of one community get it: names and address put in, marks of Markdown out, the words that bind at its end. */
import type { Language } from '../../../../domain/form/form.ts';
import type { MessageTexts, MessageWords } from '../../../../domain/messages/message.ts';
import {
  filled,
  placeholdersIn,
  type Placeholder,
  type PlaceholderValues,
} from '../../../../domain/messages/placeholders.ts';
import { plainText } from '../../../../domain/messages/plain-text.ts';
import { translator } from '../../../../i18n/translator.ts';
import type { MessagePlace } from '../../../../server/db/messages.ts';

export function wordsIn(texts: MessageTexts, language: Language): MessageWords {
  return language === 'en'
    ? { title: texts.title_en, body: texts.body_en }
    : { title: texts.title_zh, body: texts.body_zh };
}

export interface FilledWords extends MessageWords {
  readonly missing: readonly Placeholder[];
}

export function filledWords(words: MessageWords, values: PlaceholderValues): FilledWords {
  const [title, body] = [filled(words.title, values), filled(words.body, values)];
  return {
    title: plainText(title.text).replaceAll('\n', ' '),
    body: plainText(body.text),
    missing: [...new Set([...title.missing, ...body.missing])],
  };
}

/** Where the text of a community leads: to its group's questionnaire, else to the home of its office. */
export function addressFor({ code, slug }: MessagePlace, origin: string): string {
  return code === null ? `${origin}/s/${slug}` : `${origin}/q/${code}`;
}

export function valuesFor(place: MessagePlace, language: Language, origin: string): PlaceholderValues {
  const inEnglish = language === 'en';
  return {
    office: inEnglish ? place.office_en : place.office_zh,
    community: inEnglish ? place.name_en : place.name_zh,
    phone: place.contact,
    address: addressFor(place, origin),
  };
}

export interface GroupText {
  readonly text: string;
  readonly missing: readonly Placeholder[];
}

export function groupText(
  texts: MessageTexts,
  place: MessagePlace,
  asked: { language: Language; origin: string },
): GroupText {
  const words = wordsIn(texts, asked.language);
  const { body, missing, title } = filledWords(words, valuesFor(place, asked.language, asked.origin));
  const says = placeholdersIn(words.title + words.body);
  const leads = says.includes('address') ? '' : addressFor(place, asked.origin);
  const binding = place.code === null ? '' : translator(asked.language)('entrances.print.voluntary');
  const binds = body.includes(binding) ? '' : binding;
  const end = [leads, binds].filter(Boolean).join('\n');
  return { missing, text: [title, body, end].filter(Boolean).join('\n\n') };
}
