/**
 * Links of invitations that were just made. The tokens of a batch follow from one seed and the ids of the people; the database keeps hashes alone. The seed
 * lives for an hour in a cookie of the office's pages about people, so that a reload shows the links again and nothing else can.
 */
import { createHash, createHmac, randomBytes, randomUUID } from 'node:crypto';
import type { AstroCookies } from 'astro';
import { z } from 'astro/zod';

export const peoplePath = '/office/people';

const name = 'linli-links';
const hour = 60 * 60;
const shape = /^([0-9a-f-]{36})\.([0-9a-f]{64})$/;

/** Comes with the page, so that a form sent twice makes the same person and the same link. */
export interface Made {
  /** Of the person. */
  readonly id: string;
  readonly batch: string;
  readonly seed: string;
}

export function madeAnew(id: string = randomUUID()): Made {
  return { id, batch: randomUUID(), seed: randomBytes(32).toString('hex') };
}

const made = z.object({ id: z.guid(), batch: z.guid(), seed: z.string().regex(/^[0-9a-f]{64}$/) });

/** As the form brings it; a form that lacks it makes something new. */
export function madeIn(fields: FormData): Made {
  const read = made.safeParse({ id: fields.get('id'), batch: fields.get('batch'), seed: fields.get('seed') });
  return read.success ? read.data : madeAnew();
}

/** 192 bits, short enough for a QR code that an old phone reads from a screen. */
export function tokenFor(seed: string, person: string): string {
  return createHmac('sha256', Buffer.from(seed, 'hex')).update(person).digest('base64url').slice(0, 32);
}

export function hashOf(token: string): string {
  return createHash('sha256').update(token, 'utf8').digest('hex');
}

export function keepSeed(cookies: AstroCookies, { batch, seed }: { batch: string; seed: string }, site: URL): void {
  cookies.set(name, `${batch}.${seed}`, {
    path: peoplePath,
    httpOnly: true,
    sameSite: 'strict',
    secure: site.protocol === 'https:',
    maxAge: hour,
  });
}

/** Null where this browser did not make the batch, or not within the hour. */
export function seedOf(cookies: AstroCookies, batch: string): string | null {
  const [, kept, seed] = shape.exec(cookies.get(name)?.value ?? '') ?? [];
  return kept === batch && seed !== undefined ? seed : null;
}
