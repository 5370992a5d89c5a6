import { saltedHash } from './flood-guard.ts';

/**
 * Whether this phone answered this wave before today. A submission that is sent again, because the first try found the
 * database away, is recognised by a second trace and is not its own duplicate.
 */
export interface Trace {
  readonly waveId: string;
  /** Nothing when the phone keeps none: then nothing is known, and nothing is noted. */
  readonly token: string | null | undefined;
  readonly submissionId: string;
  readonly digest: string;
  readonly salt: string;
}

export type NoteDuplicate = (waveId: string, hash: string) => Promise<boolean>;

export async function isRepeatedPhone(noteDuplicate: NoteDuplicate, trace: Trace): Promise<boolean> {
  const { salt, waveId, token } = trace;
  if (token === null || token === undefined || token === '') return false;
  const phone = saltedHash(salt, 'phone', waveId, token);
  const attempt = saltedHash(salt, 'attempt', waveId, token, trace.submissionId, trace.digest);
  const [sameAttempt, samePhone] = await Promise.all([noteDuplicate(waveId, attempt), noteDuplicate(waveId, phone)]);
  return samePhone && !sameAttempt;
}
