/** What the questionnaire's script sends, and what it gets back: JSON, with the fields at fault by name. */
import { z } from 'astro/zod';
import type { Result } from '../../domain/result.ts';
import { statusOfBodyProblem } from '../intake/index.ts';
import type { BodyProblem, SubmissionBody } from '../intake/index.ts';
import { localMoment } from '../intake/local-calendar.ts';
import type { Entrance } from './entrance.ts';
import { retryHeader, send, statusOf } from './sending.ts';
import type { Sent } from './sending.ts';
import { comeBack, retryAfter, statusOfShut } from './statuses.ts';

const message = z.strictObject({
  id: z.string().max(64),
  /** Missing in a page that was loaded before waves were named in it. */
  wave: z.string().max(64).optional(),
  answers: z.unknown(),
  seconds: z.number().nullable(),
  token: z.string().min(16).max(64).nullable(),
});

/** An answer in HTTP whose body is JSON; whoever holds the connection writes it out. */
export interface Said {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Sent | { readonly state: string; readonly retryAfter?: number };
}

export interface Sender {
  /** With the wave the answer was begun in; null: for staff alone, and nobody is signed in. */
  readonly enter: (wave: string | undefined) => Promise<Entrance> | null;
  /** Whom to count the request against. */
  readonly address: () => string;
}

export async function answerScript(body: Result<SubmissionBody, BodyProblem>, sender: Sender): Promise<Said> {
  if (!body.ok) return said(statusOfBodyProblem[body.problem], { state: body.problem });
  const parsed = body.value.kind === 'json' ? message.safeParse(body.value.value).data : undefined;
  if (parsed === undefined) return said(400, { state: 'malformed' });
  const { id, wave, ...rest } = parsed;
  const entrance = await sender.enter(wave);
  if (entrance === null) return said(401, { state: 'signed-out' });
  if (entrance.state === 'away') return { status: 503, headers: comeBack, body: { state: 'busy', retryAfter } };
  if (entrance.state !== 'open') return said(statusOfShut[entrance.state], { state: entrance.state });
  const today = localMoment(new Date()).day;
  const sent = await send(entrance, { submissionId: id, address: sender.address(), ...rest }, { today });
  return { status: statusOf(sent), headers: { 'cache-control': 'no-store', ...retryHeader(sent) }, body: sent };
}

function said(status: number, body: Said['body']): Said {
  return { status, headers: { 'cache-control': 'no-store' }, body };
}
