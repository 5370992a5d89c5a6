/** Somebody began to answer: one more in the count of the day. The page says only in which wave; nothing of the phone is looked at. */
import type { APIRoute } from 'astro';
import { entranceOf } from '../../../server/answering/entrance.ts';
import { noteStart } from '../../../server/intake/index.ts';

/** An id has 36 characters. */
const longestWave = 40;

export const POST: APIRoute = async ({ locals, params, request }) => {
  const wave = (await request.text()).slice(0, longestWave);
  const entrance = await entranceOf(params['code'] ?? '', { language: locals.language, now: new Date(), wave });
  if (entrance.state === 'open') noteStart(entrance.entryPoint);
  return new Response(null, { status: 204, headers: { 'cache-control': 'no-store' } });
};
