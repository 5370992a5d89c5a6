/**
 * Lists that are being staged: whoever sent one is shown how far it is instead of waiting for the end. Only what the database cannot know is kept
 * here, and for a quarter of an hour: that a file could not be read. On another site of the same office the file is read until it is there.
 */
import type { Result } from '../../domain/result.ts';

const kept = new Map<string, Promise<Result<unknown, string>>>();
const keptFor = 15 * 60_000;

/** What came of it, if that is known within the patience. */
export async function begin<Problem extends string>(
  id: string,
  work: Promise<Result<unknown, Problem>>,
  patience: number,
): Promise<Result<unknown, Problem> | 'running'> {
  const guarded = work.catch((): Result<unknown, string> => ({ ok: false, problem: 'unreadable' }));
  kept.set(id, guarded);
  setTimeout(() => kept.delete(id), keptFor).unref();
  return Promise.race([work, after(patience)]);
}

/** Null where nothing went wrong, or nothing is known here. */
export async function problemOf(id: string): Promise<string | null> {
  const outcome = kept.get(id);
  const known = outcome === undefined ? 'running' : await Promise.race([outcome, after(0)]);
  return known === 'running' || known.ok ? null : known.problem;
}

function after(milliseconds: number): Promise<'running'> {
  return new Promise((resolve) => setTimeout(() => resolve('running'), milliseconds).unref());
}
