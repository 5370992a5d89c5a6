/** What the questionnaire's script sends, and what it gets back: JSON, with the fields at fault by name. */
import { z } from 'astro/zod';
import type { Today } from '../../domain/form/index.ts';
import type { OpenEntrance } from './entrance.ts';
import { retryHeader, send, statusOf } from './sending.ts';

const message = z.strictObject({
  id: z.string().max(64),
  /** Missing in a page that was loaded before waves were named in it. */
  wave: z.string().max(64).optional(),
  answers: z.unknown(),
  seconds: z.number().nullable(),
  token: z.string().min(16).max(64).nullable(),
});

export type Message = z.infer<typeof message>;

export function parseMessage(value: unknown): Message | null {
  return message.safeParse(value).data ?? null;
}

export async function answerScript(
  entrance: OpenEntrance,
  { id, answers, seconds, token }: Message,
  { address, today }: Today & { readonly address: string },
): Promise<Response> {
  const sent = await send(entrance, { submissionId: id, answers, seconds, token, address }, { today });
  return Response.json(sent, {
    status: statusOf(sent),
    headers: { 'cache-control': 'no-store', ...retryHeader(sent) },
  });
}
