/**
 * When an access token ends, as it says itself. Read only to renew in time: whether it is genuine is for the database
 * to say on every call, so nothing is granted on what stands here.
 */
const renewBeforeSeconds = 60;

export function needsRenewal(accessToken: string, now: Date): boolean {
  const end = expiry(accessToken);
  return end === null || end - renewBeforeSeconds <= now.getTime() / 1000;
}

/** Seconds since 1970, or null for anything that is no such token. */
function expiry(accessToken: string): number | null {
  const payload = accessToken.split('.')[1];
  if (payload === undefined) return null;
  try {
    const claims: unknown = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8'));
    return isRecord(claims) && typeof claims['exp'] === 'number' ? claims['exp'] : null;
  } catch {
    return null;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
