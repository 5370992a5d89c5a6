/** Sends the finished answers and says in one word what became of them. Nothing here touches the page. */
import { newSubmissionId, phoneToken } from './phone.ts';
import type { Problem } from '../../domain/form/phone.ts';
import type { Failure, Scene } from './scene.ts';

export type Reply =
  | { readonly state: 'received' }
  | { readonly state: 'closed' }
  | { readonly state: 'problems'; readonly problems: readonly Problem[] }
  | { readonly state: 'failed'; readonly because: Failure };

/** A phone that lost the network in the lift should hear of it while its person still looks. */
const patienceInMilliseconds = 30_000;

export async function sendAnswers(scene: Scene): Promise<Reply> {
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(), patienceInMilliseconds);
  try {
    const response = await fetch(scene.address, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(message(scene)),
      signal: patience.signal,
    });
    return await replyOf(response);
  } catch {
    return { state: 'failed', because: 'offline' };
  } finally {
    clearTimeout(timer);
  }
}

function message({ state, submissionId, wave, begun }: Scene) {
  const seconds = begun ? Math.round((Date.now() - Number(begun)) / 1000) : null;
  return { id: submissionId ?? newSubmissionId(), wave, answers: state.values, seconds, token: phoneToken() };
}

const failureOf: Readonly<Record<number, Failure>> = { 429: 'throttled', 503: 'busy' };

async function replyOf(response: Response): Promise<Reply> {
  if (response.ok) return { state: 'received' };
  if (response.status === 410) return { state: 'closed' };
  if (response.status !== 422) return { state: 'failed', because: failureOf[response.status] ?? 'refused' };
  const { problems } = (await response.json()) as { problems: readonly Problem[] };
  return { state: 'problems', problems };
}
