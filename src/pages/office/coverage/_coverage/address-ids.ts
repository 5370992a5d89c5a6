/** Ids in addresses: what is no id names nothing. */
import { z } from 'astro/zod';

export function idIn(params: URLSearchParams | FormData, name: string): string | null {
  const value = z.guid().safeParse(params.get(name));
  return value.success ? value.data.toLowerCase() : null;
}
