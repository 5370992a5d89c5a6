/** What the page shows of texts: one page of what one open question was answered with, masked, with the words looked for marked. */
import type { Form, Question } from '../../../../domain/form/form.ts';
import { questionsOf } from '../../../../domain/form/index.ts';
import {
  findWords,
  inContext,
  maskPersonalData,
  searchWords,
  type InContext,
  type Marked,
} from '../../../../domain/texts/index.ts';
import type { UserDb } from '../../../../server/db/clients.ts';
import { openTexts, type AskedTexts, type OpenText, type OpenTexts, type Theme } from '../../../../server/db/texts.ts';

export interface ShownText {
  readonly key: string;
  readonly whole: readonly Marked[];
  /** The first hit with what is around it. */
  readonly context: InContext;
  readonly themes: readonly Theme[];
}

export interface TextsView extends Pick<OpenTexts, 'chosen' | 'themes' | 'weeksPast' | 'mayCode'> {
  readonly questions: readonly { readonly name: string; readonly title: string; readonly texts: number | null }[];
  readonly typed: string;
  readonly theme: Theme | null;
  readonly found: number;
  readonly page: number;
  readonly pages: number;
  readonly texts: readonly ShownText[];
}

export interface AskedInAddress {
  readonly wave: string;
  readonly community: string;
  readonly params: URLSearchParams;
}

const perPage = 20;
/** As many as one community can have in a wave: a search looks through all of them, after masking. */
const mostSearched = 10_000;
const longestTyped = 200;
const around = 24;

/** Null where they are not this person's to read. */
export async function readTexts(
  db: UserDb,
  { params, ...place }: AskedInAddress,
  form: Form<string>,
): Promise<TextsView | null> {
  const titles = titlesIn(form);
  const typed = (params.get('q') ?? '').slice(0, longestTyped);
  const words = searchWords(typed);
  const named = titles.has(params.get('text') ?? '') ? params.get('text') : null;
  const asked = { ...place, question: named ?? concernIn(form), words, theme: uuidIn(params.get('theme')) };
  const page = wholeIn(params.get('page'));
  const first = await pageOf(db, asked, page);
  // Where nobody chose and few say what they want solved, the question with most texts is shown.
  const found = named === null && first?.chosen === null ? await pageOf(db, { ...asked, question: null }, page) : first;
  return (
    found && {
      ...found,
      typed,
      theme: found.themes.find(({ id }) => id === asked.theme) ?? null,
      questions: found.questions.map((each) => ({
        name: each.question,
        title: titles.get(each.question) ?? each.question,
        texts: each.texts,
      })),
    }
  );
}

type Looked = Omit<AskedTexts, 'skip' | 'most'>;

async function pageOf(db: UserDb, asked: Looked, wanted: number) {
  const searches = asked.words.length > 0;
  const most = searches ? mostSearched : perPage;
  const known = await openTexts(db, { ...asked, most, skip: searches ? 0 : (wanted - 1) * perPage });
  if (known === null) return null;
  // An address may ask for a page that is not there (any more).
  if (!searches && known.texts.length === 0 && known.found > 0 && wanted > 1) {
    return pageOf(db, asked, Math.ceil(known.found / perPage));
  }
  const shown = known.texts.flatMap((text) => shownText(text, asked.words, known.themes));
  const found = searches ? shown.length : known.found;
  const pages = Math.max(1, Math.ceil(found / perPage));
  const page = Math.min(wanted, pages);
  return { ...known, found, page, pages, texts: searches ? shown.slice((page - 1) * perPage, page * perPage) : shown };
}

/** Nothing where a word is only in what was masked. */
function shownText({ key, said, themes }: OpenText, words: readonly string[], list: readonly Theme[]): ShownText[] {
  const whole = findWords(maskPersonalData(said), words);
  if (whole === null) return [];
  return [{ key, whole, context: inContext(whole, around), themes: list.filter(({ id }) => themes.includes(id)) }];
}

/** Open questions by the name their texts are stored under. */
function titlesIn(form: Form<string>): ReadonlyMap<string, string> {
  const questions = questionsOf(form);
  return new Map(questions.flatMap(namesOf));
}

/** What residents want solved is what the office comes here for. */
function concernIn(form: Form<string>): string | null {
  const questions = questionsOf(form);
  return questions.find(({ indicator }) => indicator?.startsWith('concerns.'))?.name ?? null;
}

function namesOf(question: Question<string>): [string, string][] {
  const isOpen = question.kind === 'comment' || (question.kind === 'text' && question.input === 'text');
  const other = 'other' in question ? question.other.text : (question.comment?.text ?? null);
  return [
    ...(isOpen ? [[question.name, question.title] as [string, string]] : []),
    ...(other === null ? [] : [[`${question.name}-Comment`, `${question.title} ${other}`] as [string, string]]),
  ];
}

function uuidIn(raw: string | null): string | null {
  return raw !== null && /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i.test(raw) ? raw.toLowerCase() : null;
}

function wholeIn(raw: string | null): number {
  return raw !== null && /^[1-9]\d{0,3}$/.test(raw) ? Number(raw) : 1;
}
