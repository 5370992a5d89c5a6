/**
 * Takes one sign-up. Counted against an address and against the activity first: an estate behind one address gets through, a script that fills a list
 * or tries numbers does not. Counters are hashed with the salt of the day, and nothing of them stands beside a name.
 */
import { createHash } from 'node:crypto';

import type { ReadSignUp } from '../../domain/activities/sign-up.ts';
import { DatabaseError } from '../db/clients.ts';
import { dailySalt } from '../db/service/daily-salt.ts';
import { signUp } from '../db/service/sign-up.ts';
import { takeTokensTogether } from '../db/service/take-tokens.ts';
import { ticketFor } from './ticket.ts';

const windowSeconds = 600;
const mostFromAddress = 40;
const mostAtActivity = 600;

export interface Applying {
  readonly activity: number;
  readonly seed: string;
  readonly person: ReadSignUp;
  /** Whom to count the request against. */
  readonly address: string;
}

export type TakenSignUp =
  | { readonly status: 'signed'; readonly token: string }
  | { readonly status: 'already' | 'full' | 'closed' | 'cancelled' | 'unknown' | 'away' }
  | { readonly status: 'throttled'; readonly retryAfter: number };

export async function takeSignUp(applying: Applying): Promise<TakenSignUp> {
  try {
    const wait = await waitFor(applying);
    return wait > 0 ? { status: 'throttled', retryAfter: wait } : await taken(applying);
  } catch (cause) {
    if (cause instanceof DatabaseError) return { status: 'away' };
    throw cause;
  }
}

async function taken({ activity, person, seed }: Applying): Promise<TakenSignUp> {
  const { token, ...ticket } = ticketFor(seed, activity, person.phone);
  const { status } = await signUp(activity, { ...ticket, ...person });
  return status === 'signed' ? { status, token } : { status };
}

/** Seconds; 0 where nobody has to wait. */
async function waitFor({ activity, address }: Applying): Promise<number> {
  const salt = await dailySalt();
  const asked = [
    { key: key(salt, `address\n${activity}\n${address}`), limit: mostFromAddress },
    { key: key(salt, `activity\n${activity}`), limit: mostAtActivity },
  ];
  const answers = await takeTokensTogether(asked.map((one) => ({ ...one, windowSeconds, tokens: 1 })));
  return Math.max(0, ...answers.map(({ allowed, retryAfter }) => (allowed ? 0 : Math.max(retryAfter, 1))));
}

function key(salt: string, what: string): string {
  return `sign-up:${createHash('sha256').update(`${salt}\n${what}`).digest('base64url')}`;
}
