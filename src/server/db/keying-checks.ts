/** How often two entries of one sheet agreed in a wave; empty where the wave is not the signed-in person's to look after. */
import { z } from 'astro/zod';
import type { KeyingCheck } from '../../domain/sheet/keying-errors.ts';
import { callApi, type UserDb } from './clients.ts';

const answer = z.array(z.object({ question: z.string(), agreed: z.number(), different: z.number() }));

export async function keyingChecks(db: UserDb, wave: string): Promise<KeyingCheck[]> {
  return answer.parse(await callApi(db, 'keying_checks', { wave }));
}
