/**
 * Text of a file that does not say how it was written. With a byte order mark as it says; else UTF-8 where every byte fits, because other
 * encodings hardly ever fit by chance; else GB18030, in which Excel on a Chinese Windows saves CSV. Null where it is neither.
 */
export function decodeText(bytes: Uint8Array): string | null {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return decode('utf-16le', bytes);
  if (first === 0xfe && second === 0xff) return decode('utf-16be', bytes);
  return decode('utf-8', bytes) ?? decode('gb18030', bytes);
}

/** TextDecoder takes the byte order mark away. */
function decode(encoding: string, bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
