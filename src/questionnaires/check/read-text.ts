/** Bytes of a file to JSON, or why not. Takes UTF-8 and UTF-16 with their marks; everything else is refused, not guessed. */
import { accepted, refused, type Result } from '../../domain/result.ts';
import type { FileProblem } from './report.ts';

/** No questionnaire comes near; more would only keep the reader busy. */
export const mostMegabytes = 5;

export function readJson(bytes: Uint8Array): Result<unknown, FileProblem> {
  if (bytes.length > mostMegabytes * 1_000_000) return refused(tooBig(bytes.length));
  const text = decode(bytes);
  if (!text.ok) return text;
  if (text.value.trim() === '') return refused({ code: 'empty' });
  try {
    return accepted(JSON.parse(text.value) as unknown);
  } catch (problem) {
    return refused({ code: 'not_json', ...placeOf(String(problem), text.value) });
  }
}

export function tooBig(bytes: number): FileProblem {
  return { code: 'too_big', megabytes: Math.ceil(bytes / 1_000_000), limit: mostMegabytes };
}

function decode(bytes: Uint8Array): Result<string, FileProblem> {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return accepted(new TextDecoder('utf-16le').decode(bytes));
  if (first === 0xfe && second === 0xff) return accepted(new TextDecoder('utf-16be').decode(bytes));
  if (bytes.subarray(0, 8_000).includes(0)) return refused({ code: 'not_text' });
  try {
    return accepted(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return refused({ code: 'not_utf8' });
  }
}

/**
 * The parser names the character where it stopped, or quotes what stands around it, ten characters to either side; else
 * the text ended too soon.
 */
function placeOf(problem: string, text: string): { line: number; column: number } {
  const stated = /at position (\d+)/.exec(problem)?.[1];
  const before = text.slice(0, stated === undefined ? quotedAt(problem, text) : Number(stated)).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

function quotedAt(problem: string, text: string): number {
  const [, token = '', dots = '', quoted = ''] =
    /Unexpected token '(.+?)', (\.\.\.)?"(.*)"(?:\.\.\.)? is not valid JSON/s.exec(problem) ?? [];
  const start = quoted === '' ? -1 : text.indexOf(quoted);
  if (start < 0) return text.length;
  return start + (dots === '' ? Math.max(0, quoted.indexOf(token)) : 10);
}
