/** Exports of a wave's answers, as the office that may have them: begun once, which writes down who took what, then read page by page. */
import { z } from 'astro/zod';
import type { Answers } from '../../domain/form/index.ts';
import { channels, modes, type Channel, type Mode } from '../../domain/outreach/channel.ts';
import type { CountedCommunity, TextQuestion } from '../../domain/reporting/index.ts';
import { callApi, type UserDb } from './clients.ts';

export type Exported = 'answers_csv' | 'answers_xlsx' | 'texts' | 'codebook' | 'definition';

export interface BegunExport {
  readonly id: string;
  readonly communities: readonly CountedCommunity[];
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

const answerPage = z.object({
  last: z.string().nullable(),
  rows: z.array(
    // Checked by the gate before it was stored.
    z.tuple([
      z.string(),
      z.enum(channels),
      z.enum(modes),
      z.number(),
      z.custom<Answers>((value) => value instanceof Object),
    ]),
  ),
});

interface Place {
  readonly exportId: string;
  readonly community: string;
}

/** Small enough to wait in memory, large enough that the calls do not count. */
const PAGE_ROWS = 2000;

/** A community's answers, in no order that says anything. */
export async function* exportedAnswers(
  db: UserDb,
  { community, exportId }: Place,
  withheld: readonly string[],
): AsyncGenerator<ExportedAnswer[]> {
  let after: string | null = null;
  do {
    const args = { export: exportId, community, withheld, after, most: PAGE_ROWS };
    const page = answerPage.parse(await callApi(db, 'export_answers', args));
    yield page.rows.map(([week, channel, mode, flags, answers]) => ({ week, channel, mode, flags, answers }));
    after = page.rows.length < PAGE_ROWS ? null : page.last;
  } while (after !== null);
}

const textPage = z.object({ last: z.string().nullable(), rows: z.array(z.tuple([z.number(), z.string()])) });

/** What a community's residents wrote, shuffled, where enough of them did. */
export async function* exportedTexts(
  db: UserDb,
  { community, exportId }: Place,
  asked: readonly TextQuestion[],
): AsyncGenerator<{ readonly asked: TextQuestion; readonly text: string }[]> {
  const questions = asked.map(({ name }) => name);
  const fields = asked.map(({ field }) => field ?? null);
  let after: string | null = null;
  do {
    const args = { export: exportId, community, questions, fields, after, most: PAGE_ROWS };
    const page = textPage.parse(await callApi(db, 'export_texts', args));
    yield page.rows.flatMap(([which, text]) => {
      const question = asked[which - 1];
      return question ? [{ asked: question, text }] : [];
    });
    after = page.rows.length < PAGE_ROWS ? null : page.last;
  } while (after !== null);
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
