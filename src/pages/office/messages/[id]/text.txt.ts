/** The message of one community as a text file, for those whose browser cannot copy. */
import type { APIRoute } from 'astro';
import { z } from 'astro/zod';
import { authorise } from '../../../../server/auth/authorise.ts';
import { message, messagePlaces } from '../../../../server/db/messages.ts';
import { attachment } from '../../../../server/export/attachment.ts';
import { languageOf } from '../_messages/asked-text.ts';
import { groupText } from '../_messages/filling.ts';
import { currentOf } from '../_messages/message-view.ts';

export const GET: APIRoute = async (context) => {
  const access = await authorise(context, 'message:read');
  if (!access.ok) return access.problem;
  const { db } = access.value;
  const asked = context.url.searchParams;
  const id = z.guid().safeParse(context.params['id']);
  const current = currentOf(id.success ? await message(db, id.data) : null);
  const places = id.success && current ? await messagePlaces(db, id.data) : [];
  const place = places.find((one) => one.id === asked.get('community'));
  if (!current || !place) return context.rewrite('/office/messages/unknown');
  const language = languageOf(asked, current);
  const { missing, text } = groupText(current, place, { language, origin: context.locals.site.origin });
  if (missing.length > 0) return context.rewrite('/office/messages/unknown');
  const fileName = `${current.name}-${language === 'en' ? place.name_en : place.name_zh}.txt`;
  const headers = { 'content-type': 'text/plain; charset=utf-8', 'content-disposition': attachment(fileName) };
  return new Response(`${text}\n`, { headers });
};
