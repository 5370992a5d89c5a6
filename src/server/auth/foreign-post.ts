/**
 * A request that could change something and was sent by a page of another site. Browsers name the sending page's origin with every
 * post; only JSON may lack it, because a page elsewhere cannot send JSON without asking first.
 */
export function isForeignPost(request: Asking, ours: string): boolean {
  if (harmless.includes(request.method)) return false;
  const origin = request.headers.get('origin');
  if (origin !== null) return origin !== ours;
  return !isJson(request.headers.get('content-type'));
}

interface Asking {
  readonly method: string;
  readonly headers: { get(name: string): string | null };
}

const harmless = ['GET', 'HEAD', 'OPTIONS'];

function isJson(type: string | null): boolean {
  return type?.split(';')[0]?.trim().toLowerCase() === 'application/json';
}
