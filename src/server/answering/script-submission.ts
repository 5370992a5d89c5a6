/** What the questionnaire's script sends, and what it gets back: JSON, with the fields at fault by name. */
import { z } from 'astro/zod';
import type { Today } from '../../domain/form/index.ts';
import type { OpenEntrance } from './entrance.ts';
import { retryHeader, send, statusOf } from './sending.ts';

const message = z.strictObject({
  id: z.string().max(64),
  answers: z.unknown(),
  seconds: z.number().nullable(),
  token: z.string().min(16).max(64).nullable(),
});

export async function answerScript(
  entrance: OpenEntrance,
  value: unknown,
  { address, today }: Today & { readonly address: string },
): Promise<Response> {
  const parsed = message.safeParse(value);
  if (!parsed.success) return Response.json({ state: 'malformed' }, { status: 400 });
  const { id, ...rest } = parsed.data;
  const sent = await send(entrance, { ...rest, submissionId: id, address }, { today });
  return Response.json(sent, {
    status: statusOf(sent),
    headers: { 'cache-control': 'no-store', ...retryHeader(sent) },
  });
}
