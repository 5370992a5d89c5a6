/** Exports of a wave's answers, as the office that may have them: begun once, which writes down who took what, then read page by page. */
import { z } from 'astro/zod';
import type { Answers, AnswerValue } from '../../domain/form/index.ts';
import type { Channel, Mode } from '../../domain/outreach/channel.ts';
import type { ExportedCommunity, TextQuestion } from '../../domain/reporting/index.ts';
import { callApi, type UserDb } from './clients.ts';

export type Exported = 'answers_csv' | 'answers_xlsx' | 'texts' | 'codebook' | 'definition';

export interface BegunExport {
  readonly id: string;
  readonly communities: readonly ExportedCommunity[];
}

const begun = z
  .object({
    communities: z.array(
      z.object({
        ...{ id: z.string(), name_zh: z.string(), name_en: z.string() },
        ...{ answers: z.number(), ages: z.record(z.string(), z.number()) },
      }),
    ),
  })
  .nullable();

/** Null: no such wave, or not this person's office. `id` is made by whoever exports. */
export async function beginExport(
  db: UserDb,
  { id, wave, what }: { readonly id: string; readonly wave: string; readonly what: Exported },
): Promise<BegunExport | null> {
  const found = begun.parse(await callApi(db, 'begin_export', { id, wave, what }));
  return found && { id, communities: found.communities.map(toCommunity) };
}

export interface ExportedAnswer {
  /** The Monday of its week, YYYY-MM-DD. */
  readonly week: string;
  readonly channel: Channel;
  readonly mode: Mode;
  readonly flags: number;
  readonly answers: Answers;
}

/** Of the rows only the envelope is checked: the gate checked each answer before it was stored. */
const answerPage = z.object({ last: z.string().nullable(), rows: z.custom<AnswerRow[]>(Array.isArray) });
type AnswerRow = [week: string, channel: Channel, mode: Mode, flags: number, ...values: (AnswerValue | null)[][]];

interface Place {
  readonly exportId: string;
  readonly community: string;
}

/** A community's answers to the named questions, page by page, in no order that says anything. */
export async function* exportedAnswers(
  db: UserDb,
  { community, exportId }: Place,
  names: readonly string[],
): AsyncGenerator<ExportedAnswer[]> {
  const args = { export: exportId, community, names, most: PAGE_ROWS };
  const read = async (after: string | null) => {
    const page = z.string().parse(await callApi(db, 'export_answers', { ...args, after }));
    return answerPage.parse(JSON.parse(page)) satisfies Page<AnswerRow>;
  };
  for await (const rows of pages(read, PAGE_ROWS)) {
    yield rows.map(([week, channel, mode, flags, ...values]) => {
      return { week, channel, mode, flags, answers: answersOf(names, values.flat()) };
    });
  }
}

function answersOf(names: readonly string[], values: readonly (AnswerValue | null)[]): Answers {
  const answers: Record<string, AnswerValue> = {};
  names.forEach((name, place) => {
    const value = values[place];
    if (value !== undefined && value !== null) answers[name] = value;
  });
  return answers;
}

const textPage = z.object({ last: z.string().nullable(), rows: z.array(z.tuple([z.number(), z.string()])) });

export interface ExportedText {
  readonly asked: TextQuestion;
  readonly text: string;
}

/** What a community's residents wrote, page by page, shuffled, where enough of them did. */
export async function* exportedTexts(
  db: UserDb,
  { community, exportId }: Place,
  asked: readonly TextQuestion[],
): AsyncGenerator<ExportedText[]> {
  const questions = asked.map(({ name }) => name);
  const fields = asked.map(({ field }) => field ?? null);
  const args = { export: exportId, community, questions, fields, most: PAGE_TEXTS };
  const read = async (after: string | null) => textPage.parse(await callApi(db, 'export_texts', { ...args, after }));
  for await (const rows of pages(read, PAGE_TEXTS)) {
    yield rows.flatMap(([which, text]) => {
      const question = asked[which - 1];
      return question ? [{ asked: question, text }] : [];
    });
  }
}

/** Small enough that two of them wait in memory, large enough that the calls do not count. */
const PAGE_ROWS = 1000;
/** Every page of texts is looked for among all of a community's: few pages, of some megabytes. */
const PAGE_TEXTS = 40_000;

interface Page<Row> {
  readonly last: string | null;
  readonly rows: readonly Row[];
}

/** The next page is on its way while one is written. */
async function* pages<Row>(
  read: (after: string | null) => Promise<Page<Row>>,
  most: number,
): AsyncGenerator<readonly Row[]> {
  let coming: Promise<Page<Row>> | null = read(null);
  while (coming !== null) {
    const { last, rows }: Page<Row> = await coming;
    coming = rows.length < most ? null : read(last);
    // Met again, and thrown, when its turn comes.
    coming?.catch(() => undefined);
    yield rows;
  }
}

/** As it was published; null where the export is nobody's. */
export async function exportedDefinition(db: UserDb, exportId: string): Promise<unknown> {
  return callApi(db, 'export_definition', { export: exportId });
}

function toCommunity({
  ages,
  answers,
  id,
  name_en,
  name_zh,
}: NonNullable<z.infer<typeof begun>>['communities'][number]) {
  return { id, nameZh: name_zh, nameEn: name_en, answers, ages: new Map(Object.entries(ages)) };
}
