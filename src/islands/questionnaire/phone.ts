/** Random names this phone makes: one per submission, and one it keeps so that a second answer can be flagged. */

/** A UUID (version 4); `crypto.randomUUID` is missing in older WebViews and outside HTTPS. */
export function newSubmissionId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

const place = 'linli.phone';

/** Storage may be forbidden or full: then there is no token, and nothing else changes. */
export function phoneToken(): string | null {
  try {
    const token = localStorage.getItem(place) ?? newSubmissionId();
    localStorage.setItem(place, token);
    return token;
  } catch {
    return null;
  }
}
