/** The picture of an item: `page-…` or `card-…` with the mark of what it shows, so that a browser may keep it for ever. */
import type { APIRoute } from 'astro';
import { z } from 'astro/zod';
import { asAnonymous, asUser } from '../../../server/db/clients.ts';
import { newsPicture } from '../../../server/db/news.ts';

const asked = z.object({
  number: z.coerce.number().int().min(1).max(2_000_000_000),
  file: z.string().regex(/^(?:page|card)-[\da-f]{1,16}$/),
});

export const GET: APIRoute = async ({ locals, params }) => {
  const read = asked.safeParse(params);
  const nothing = new Response(null, { status: 404 });
  if (!read.success) return nothing;
  const { file, number } = read.data;
  const db = locals.session === null ? asAnonymous() : asUser(locals.session.accessToken);
  const jpeg = await newsPicture(db, number, file.startsWith('page') ? 'page' : 'card');
  if (jpeg === null) return nothing;
  const headers = { 'content-type': 'image/jpeg', 'cache-control': 'public, max-age=31536000, immutable' };
  return new Response(new Uint8Array(jpeg), { headers });
};
