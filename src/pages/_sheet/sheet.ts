/** A questionnaire ready to be set on paper: every element in the languages asked for, with its number and what may be skipped. */
import { formInLanguage, questionsOf, type Element, type Form, type Language } from '../../domain/form/index.ts';
import { askedWhen } from '../../domain/sheet/asked-when.ts';
import { placesOf, type Option, type Place } from '../../domain/sheet/places.ts';
import { stopsOf } from '../../domain/sheet/stops.ts';
import { translator, type Translator } from '../../i18n/translator.ts';
import { skipWords, stopWords } from './skip-words.ts';

/** The same words in each language of the sheet, without repeating what is the same in both. */
export type Words = readonly string[];

export interface Voice {
  readonly language: Language;
  readonly form: Form<string>;
  readonly t: Translator;
}

export interface SheetItem {
  readonly number: string;
  readonly title: Words;
  readonly hint: Words;
  /** When to answer it, where not everybody should. */
  readonly only: Words;
  /** How to answer: several, in order, on a scale. */
  readonly how: Words;
  readonly answer: SheetAnswer;
  /** What else may be written below the answer; empty where the form has no room for it. */
  readonly comment: Words;
}

export type SheetAnswer =
  /** Circles where one is chosen, boxes where several may be. */
  | { readonly kind: 'circles' | 'boxes'; readonly options: readonly SheetOption[]; readonly ends: readonly Words[] }
  | { readonly kind: 'table'; readonly columns: readonly SheetOption[]; readonly rows: readonly SheetLine[] }
  | { readonly kind: 'lines'; readonly count: number }
  | { readonly kind: 'fields'; readonly rows: readonly SheetLine[] };

export interface SheetOption {
  readonly key: string | null;
  readonly text: Words;
  readonly image: string | null;
  /** A line to write on follows. */
  readonly isOther: boolean;
}

export interface SheetLine {
  readonly number: string;
  readonly text: Words;
}

export type SheetPart =
  | { readonly kind: 'item'; readonly item: SheetItem }
  | { readonly kind: 'heading'; readonly title: Words; readonly hint: Words; readonly parts: readonly SheetPart[] }
  /** Who is done here. */
  | { readonly kind: 'stop'; readonly words: Words }
  | { readonly kind: 'html'; readonly html: readonly string[] }
  | { readonly kind: 'image'; readonly source: string; readonly alternative: string };

export function voicesOf(form: Form, languages: readonly Language[]): Voice[] {
  return languages.map((language) => ({ language, form: formInLanguage(form, language), t: translator(language) }));
}

export function sheetOf(voices: readonly Voice[]): SheetPart[] {
  const first = voices[0];
  if (!first) return [];
  return first.form.pages.flatMap((page, at) => {
    const pages = voices.map(({ form }) => form.pages[at] ?? page);
    const title = words(pages.map((each) => each.title));
    const hint = words(pages.map((each) => each.description));
    const asked = page.elements.flatMap((_, index) =>
      partOf(
        pages.flatMap((each) => each.elements[index] ?? []),
        voices,
      ),
    );
    const parts = [...asked, ...stopsAfter(page.name, voices)];
    return title.length + hint.length === 0 ? parts : [{ kind: 'heading', title, hint, parts } as const];
  });
}

function stopsAfter(page: string, voices: readonly Voice[]): SheetPart[] {
  const spoken = voices.map(({ form, ...voice }) =>
    (stopsOf(form).get(page) ?? []).map((rule) => stopWords(rule, { form, ...voice })),
  );
  return (spoken[0] ?? []).map((_, at) => ({ kind: 'stop', words: words(spoken.map((each) => each[at])) }));
}

/** The same element in each language. */
function partOf(elements: readonly Element<string>[], voices: readonly Voice[]): SheetPart[] {
  const [first] = elements;
  if (!first) return [];
  if (first.kind === 'html')
    return [{ kind: 'html', html: words(elements.map((one) => ('html' in one ? one.html : ''))) }];
  if (first.kind === 'image') return [{ kind: 'image', source: first.source, alternative: first.alternative }];
  // Paper cannot calculate, and shows what stands on it.
  if (first.kind === 'expression' || first.kind === 'review') return [];
  if (first.kind !== 'panel') return [{ kind: 'item', item: itemOf(first.name, voices) }];
  const panels = elements.filter((one) => one.kind === 'panel');
  return [
    {
      kind: 'heading',
      title: words(panels.map(({ title }) => title)),
      hint: words(panels.map(({ description }) => description)),
      parts: first.elements.flatMap((_, index) =>
        partOf(
          panels.flatMap((panel) => panel.elements[index] ?? []),
          voices,
        ),
      ),
    },
  ];
}

function itemOf(name: string, voices: readonly Voice[]): SheetItem {
  const asked = voices.map((voice) => ({
    ...voice,
    places: placesOf(voice.form).filter((place) => place.question.name === name),
  }));
  const questions = voices.flatMap(({ form }) => questionsOf(form).filter((question) => question.name === name));
  return {
    number: asked[0]?.places[0]?.number.split('.')[0] ?? '',
    title: words(questions.map(({ title }) => title)),
    hint: words(questions.map(({ description }) => description)),
    only: words(asked.map((voice) => onlyWhen(name, voice))),
    how: words(asked.map(({ places, t }) => howTo(places[0], t))),
    answer: answerOf(asked.map(({ places }) => places.filter((place) => !isComment(place)))),
    comment: words(asked.map(({ places }) => captionIn(places))),
  };
}

function onlyWhen(name: string, { form, language, t }: Voice): string {
  const rule = askedWhen(form).get(name);
  return rule === undefined ? '' : skipWords(rule, { form, language, t });
}

function howTo(place: Place<string> | undefined, t: Translator): string {
  if (place?.kind === 'ranked') return t('sheet.rank', { count: place.options.length });
  if (place?.kind !== 'many') return '';
  const { question } = place;
  const most = question.kind === 'checkbox' ? question.maximum : undefined;
  return most === undefined ? '' : t('sheet.atMost', { count: most });
}

function captionIn(places: readonly Place<string>[]): string | undefined {
  return places.find(isComment)?.caption;
}

function isComment(place: Place<string>): place is Extract<Place<string>, { kind: 'typed' }> {
  return place.kind === 'typed' && place.caption !== undefined;
}

/** Places of one question, in each language. */
function answerOf(spoken: readonly (readonly Place<string>[])[]): SheetAnswer {
  const [places = []] = spoken;
  const [first] = places;
  const lines = () =>
    places.map(({ number }, at) => ({ number, text: words(spoken.map((each) => each[at]?.row?.text)) }));
  if (first?.kind === 'typed') {
    return first.row ? { kind: 'fields', rows: lines() } : { kind: 'lines', count: Math.min(6, first.lines) };
  }
  const options = optionsIn(spoken);
  if (first?.row) return { kind: 'table', columns: options, rows: lines() };
  return { kind: first?.kind === 'one' ? 'circles' : 'boxes', options, ends: endsIn(spoken) };
}

function optionsIn(spoken: readonly (readonly Place<string>[])[]): SheetOption[] {
  const lists = spoken.map(([first]) => (first && 'options' in first ? first.options : []));
  const other = spoken[0]?.find((place) => place.kind === 'typed' && place.beside !== undefined);
  return (lists[0] ?? []).map(({ key, value }: Option<string>, at) => ({
    key,
    text: words(lists.map((list) => list[at]?.text)),
    image: imageOf(spoken[0]?.[0], value),
    isOther: other?.kind === 'typed' && other.beside === value,
  }));
}

function imageOf(place: Place<string> | undefined, value: Option<string>['value']): string | null {
  if (place?.question.kind !== 'imagepicker') return null;
  return place.question.choices.find((choice) => choice.value === value)?.image ?? null;
}

/** Words at both ends of a rating. */
function endsIn(spoken: readonly (readonly Place<string>[])[]): Words[] {
  const ratings = spoken.flatMap(([first]) => (first?.question.kind === 'rating' ? [first.question] : []));
  const ends = [
    words(ratings.map(({ minimumText }) => minimumText)),
    words(ratings.map(({ maximumText }) => maximumText)),
  ];
  return ends.some((end) => end.length > 0) ? ends : [];
}

function words(spoken: readonly (string | undefined)[]): Words {
  return [...new Set(spoken.filter((text) => text !== undefined && text !== ''))] as string[];
}
