/**
 * What makes signing up repeatable and withdrawing possible. The page of the form brings a seed; the id and the secret of the link follow from it and
 * the number typed. So the same form sent twice is one sign-up with one link, and a second person on the same page, with a number of their own, is
 * another. The database keeps the hash of the secret alone.
 */
import { createHash, randomBytes } from 'node:crypto';

export interface Ticket {
  readonly id: string;
  /** The end of the link. */
  readonly token: string;
  readonly tokenHash: string;
}

export function newSeed(): string {
  return randomBytes(16).toString('base64url');
}

/** What is no seed of ours is replaced by a new one. */
export function parseSeed(raw: unknown): string {
  return typeof raw === 'string' && isSecret(raw) ? raw : newSeed();
}

export function ticketFor(seed: string, activity: number, phone: string): Ticket {
  const of = (what: string) => createHash('sha256').update([what, seed, activity, phone].join('\n'));
  const hex = of('id').digest('hex');
  const token = of('token').digest('base64url').slice(0, 22);
  const id = `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
  return { id, token, tokenHash: hashOf(token) };
}

/** null: no token of ours. */
export function tokenHashOf(raw: string): string | null {
  return isSecret(raw) ? hashOf(raw) : null;
}

function isSecret(text: string): boolean {
  return /^[\w-]{22}$/.test(text);
}

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
