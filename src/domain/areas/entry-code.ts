/**
 * The six characters printed under a QR code: capital letters and digits without I, O, 0 and 1, which are misread on
 * paper. 32 characters make 32⁶ ≈ 10⁹ codes, so that guessing one in use is not worth the trouble.
 */
export type EntryCode = string & { readonly __brand: 'EntryCode' };

const alphabet = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';
const length = 6;

/** Reads a code as people type it: lower case, full-width (Ｋ７), with spaces or hyphens between the characters. */
export function parseEntryCode(raw: string): EntryCode | null {
  if (raw.length > longestTyped) return null;
  const typed = raw.normalize('NFKC').replace(separators, '').toUpperCase();
  return isEntryCode(typed) ? typed : null;
}

/** A new code from six random bytes; 256 is a multiple of 32, so every code is equally likely. */
export function entryCodeFrom(randomBytes: Uint8Array): EntryCode {
  const code = Array.from(randomBytes.subarray(0, length), (byte) => alphabet.charAt(byte % alphabet.length)).join('');
  if (!isEntryCode(code)) throw new RangeError(`an entry code needs ${length} random bytes`);
  return code;
}

const longestTyped = 40;
/** White space of any script, and every dash a keyboard or an input method offers. */
const separators = /[\s\p{Dash_Punctuation}\u2212\u00b7\u200b]/gu;

function isEntryCode(text: string): text is EntryCode {
  return text.length === length && Array.from(text).every((character) => alphabet.includes(character));
}
