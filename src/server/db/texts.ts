/** What residents of one community wrote to an open question, and the themes people gave it. The words come as they were written. */
import { z } from 'astro/zod';
import { accepted, refused, type Result } from '../../domain/result.ts';
import { callApi, type UserDb } from './clients.ts';

export interface AskedTexts {
  readonly wave: string;
  readonly community: string;
  /** Null: the question with most texts. */
  readonly question: string | null;
  readonly words: readonly string[];
  readonly theme: string | null;
  readonly skip: number;
  readonly most: number;
}

export interface OpenTexts {
  /** Open questions that somebody answered; `texts` is null where too few did. */
  readonly questions: readonly { readonly question: string; readonly texts: number | null }[];
  readonly chosen: string | null;
  readonly found: number;
  readonly texts: readonly OpenText[];
  readonly themes: readonly Theme[];
  /** Of weeks that are over alone. */
  readonly weeksPast: boolean;
  readonly mayCode: boolean;
}

export interface OpenText {
  /** Leads to no answer and joins no two texts. */
  readonly key: string;
  readonly said: string;
  readonly themes: readonly string[];
}

export interface Theme {
  readonly id: string;
  readonly name: string;
  /** Of the chosen question. */
  readonly texts: number;
}

const answer = z
  .object({
    questions: z.array(z.object({ question: z.string(), texts: z.number().nullable() })),
    chosen: z.string().nullable(),
    found: z.number(),
    texts: z.array(z.object({ key: z.string(), said: z.string(), themes: z.array(z.string()) })),
    themes: z.array(z.object({ id: z.string(), name: z.string(), texts: z.number() })),
    weeks_past: z.boolean(),
    may_code: z.boolean(),
  })
  .nullable();

/** Null where they are not this person's to read. */
export async function openTexts(db: UserDb, { words, ...asked }: AskedTexts): Promise<OpenTexts | null> {
  const known = answer.parse(await callApi(db, 'open_texts', { ...asked, words: words.length > 0 ? words : null }));
  if (known === null) return null;
  const { may_code, weeks_past, ...texts } = known;
  return { ...texts, weeksPast: weeks_past, mayCode: may_code };
}

export type ThemeProblem = 'unknown' | 'empty' | 'long' | 'taken' | 'many';

const outcome = z.object({
  status: z.enum(['done', 'already', 'refused']),
  reason: z.enum(['unknown', 'empty', 'long', 'taken', 'many']).optional(),
});

export function addTheme(db: UserDb, asked: { id: string; wave: string; name: string }): Promise<Coding> {
  return write(db, 'add_theme', asked);
}

export function renameTheme(db: UserDb, asked: { theme: string; name: string }): Promise<Coding> {
  return write(db, 'rename_theme', asked);
}

export function removeTheme(db: UserDb, asked: { wave: string; theme: string }): Promise<Coding> {
  return write(db, 'remove_theme', asked);
}

export interface TextCode {
  readonly wave: string;
  readonly community: string;
  readonly question: string;
  readonly text_key: string;
  readonly theme: string;
  readonly given: boolean;
}

export function codeText(db: UserDb, asked: TextCode): Promise<Coding> {
  return write(db, 'code_text', { ...asked });
}

/** Whether anything changed; saying it twice changes nothing. */
export type Coding = Result<'done' | 'already', ThemeProblem>;

async function write(db: UserDb, name: string, args: Record<string, unknown>): Promise<Coding> {
  const { reason, status } = outcome.parse(await callApi(db, name, args));
  return status === 'refused' ? refused(reason ?? 'unknown') : accepted(status);
}
