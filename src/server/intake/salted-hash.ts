import { createHash } from 'node:crypto';

/** A name that means something only while the day's salt is kept; the first part says what it is a name for. */
export function saltedHash(
  salt: string,
  kind: 'address-at-code' | 'code' | 'phone',
  ...parts: readonly string[]
): string {
  return createHash('sha256')
    .update([salt, kind, ...parts].join('\n'))
    .digest('hex');
}
