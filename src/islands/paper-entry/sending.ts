/** Sends a sheet and says in one word what became of it. Nothing here touches the page. */
import type { Answers, Problem } from '../../domain/form/phone.ts';

export type Failure = 'offline' | 'busy' | 'signedOut' | 'closed' | 'refused';

export type Reply =
  | { readonly state: 'stored' }
  /** Not stored: this sheet is to be typed a second time first. */
  | { readonly state: 'again' }
  | { readonly state: 'problems'; readonly problems: readonly Problem[] }
  | { readonly state: 'failed'; readonly because: Failure };

export interface SheetMessage {
  readonly id: string;
  readonly wave: string;
  readonly answers: Answers;
  readonly first?: Answers;
  readonly second?: Answers;
}

const patienceInMilliseconds = 20_000;

export async function sendSheet(address: string, message: SheetMessage): Promise<Reply> {
  try {
    const response = await fetch(address, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(message),
      redirect: 'manual',
      signal: AbortSignal.timeout(patienceInMilliseconds),
    });
    return await replyOf(response);
  } catch {
    return { state: 'failed', because: 'offline' };
  }
}

const failureOf: Readonly<Record<number, Failure>> = {
  401: 'signedOut',
  403: 'signedOut',
  410: 'closed',
  429: 'busy',
  503: 'busy',
};

async function replyOf(response: Response): Promise<Reply> {
  if (response.status !== 200 && response.status !== 422) {
    return { state: 'failed', because: failureOf[response.status] ?? 'refused' };
  }
  const said = (await response.json()) as { state: string; problems?: readonly Problem[] };
  if (said.problems) return { state: 'problems', problems: said.problems };
  return { state: said.state === 'again' ? 'again' : 'stored' };
}
