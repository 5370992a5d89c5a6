import { accepted, refused } from '../../domain/result.ts';
import type { Result } from '../../domain/result.ts';

/**
 * The body of a submission, read up to 64 KB: what a plain form posts, or the JSON an island sends. The longest honest
 * answer, every text field filled to its limit, stays far below.
 */
export type SubmissionBody =
  | { readonly kind: 'form'; readonly entries: readonly (readonly [string, string])[] }
  | { readonly kind: 'json'; readonly value: unknown };

export type BodyProblem = 'too_large' | 'unsupported' | 'malformed';

/** HTTP status that says the same to a program. */
export const statusOfBodyProblem = { too_large: 413, unsupported: 415, malformed: 400 } as const;

export const largestBody = 64 * 1024;

/** A body on its way, whichever of Node's two kinds of request it belongs to. */
export interface ArrivingBody {
  readonly type: string | null;
  /** As announced; what counts is what arrives. */
  readonly length: string | null;
  readonly chunks: AsyncIterable<Uint8Array> | null;
  /** Where more than a submission is expected. */
  readonly most?: number;
}

export function readSubmissionBody({ headers, body }: Request): Promise<Result<SubmissionBody, BodyProblem>> {
  return readBody({ type: headers.get('content-type'), length: headers.get('content-length'), chunks: body });
}

export async function readBody(body: ArrivingBody): Promise<Result<SubmissionBody, BodyProblem>> {
  const type = mediaType(body.type);
  if (type !== 'application/x-www-form-urlencoded' && type !== 'application/json') return refused('unsupported');
  const most = body.most ?? largestBody;
  if (Number(body.length) > most) return refused('too_large');
  const text = await readText(body.chunks ?? [], most);
  if (!text.ok) return text;
  return type === 'application/json' ? parseJson(text.value) : accepted(parseForm(text.value));
}

export function mediaType(header: string | null | undefined): string {
  return header?.split(';')[0]?.trim().toLowerCase() ?? '';
}

async function readText(
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  most: number,
): Promise<Result<string, BodyProblem>> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let bytes = 0;
  let text = '';
  try {
    for await (const chunk of chunks) {
      bytes += chunk.byteLength;
      if (bytes > most) return refused('too_large');
      text += decoder.decode(chunk, { stream: true });
    }
    return accepted(text + decoder.decode());
  } catch {
    return refused('malformed');
  }
}

function parseJson(text: string): Result<SubmissionBody, BodyProblem> {
  try {
    return accepted({ kind: 'json', value: JSON.parse(text) as unknown });
  } catch {
    return refused('malformed');
  }
}

function parseForm(text: string): SubmissionBody {
  return { kind: 'form', entries: [...new URLSearchParams(text)] };
}
