/** Where the forms of the start page lead: to the address that says mode and code, in which nothing else is asked. */
import type { APIRoute } from 'astro';
import { parseEntryCode } from '../../domain/areas/entry-code.ts';
import { parseAssistedMode } from '../../domain/outreach/assisted.ts';

export const GET: APIRoute = ({ redirect, rewrite, url }) => {
  const { searchParams } = url;
  const mode = searchParams.get('mode') ?? '';
  const code = parseEntryCode(searchParams.get('code') ?? '');
  const kind = mode === 'print' ? 'print' : parseAssistedMode(mode);
  if (kind === null || code === null) return rewrite('/404');
  const wave = searchParams.get('wave');
  return redirect(`/assist/${kind}/${code}${wave ? `?wave=${encodeURIComponent(wave)}` : ''}`, 303);
};
