/** What a key of Supabase is for, by what it says of itself: its first letters, or, of older ones, the role in the JSON web token. */
export function kindOfKey(key: string): 'publishable' | 'secret' | 'unknown' {
  if (key.startsWith('sb_publishable_')) return 'publishable';
  if (key.startsWith('sb_secret_')) return 'secret';
  switch (roleOf(key)) {
    case 'anon':
      return 'publishable';
    case 'service_role':
      return 'secret';
    default:
      return 'unknown';
  }
}

function roleOf(key: string): unknown {
  const payload = key.split('.')[1];
  if (payload === undefined) return null;
  try {
    const claims: unknown = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8'));
    return typeof claims === 'object' && claims !== null && 'role' in claims ? claims.role : null;
  } catch {
    return null;
  }
}
