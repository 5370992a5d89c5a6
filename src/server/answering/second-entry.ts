/**
 * Which sheets are typed in twice: one in twenty, by a hash of the sheet's id with the day's secret. Nobody can tell before the
 * sheet is complete, both sites decide alike, and sending the same sheet again decides the same.
 */
import { createHash } from 'node:crypto';
import { dailySalt } from '../db/service/daily-salt.ts';

export const oneIn = 20;

export async function isDrawn(submissionId: string): Promise<boolean> {
  return drawnBy(await dailySalt(), submissionId);
}

export function drawnBy(salt: string, submissionId: string): boolean {
  const hash = createHash('sha256').update(`second entry\n${salt}\n${submissionId.trim().toLowerCase()}`).digest();
  return hash.readUInt32BE(0) < 2 ** 32 / oneIn;
}
