import { describe, expect, test } from 'vitest';
import { largestBody, readSubmissionBody } from '../../../../src/server/intake/submission-body.ts';

const form = 'application/x-www-form-urlencoded;charset=UTF-8';

function post(body: BodyInit, type: string, headers: Record<string, string> = {}): Request {
  return new Request('http://linli.test/q/K7M2QX', {
    method: 'POST',
    body,
    headers: { 'content-type': type, ...headers },
    ...(body instanceof ReadableStream ? { duplex: 'half' } : {}),
  });
}

/** Arrives in pieces, and does not say beforehand how much it is. */
function inPieces(...pieces: Uint8Array[]): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start(controller) {
      for (const piece of pieces) controller.enqueue(piece);
      controller.close();
    },
  });
}

describe('a body is read', () => {
  test('from a plain form, with repeated fields and Chinese text', async () => {
    const body = new URLSearchParams([
      ['heard', 'poster'],
      ['heard', 'school'],
      ['wish', '多种树 & 路灯'],
    ]);
    expect(await readSubmissionBody(post(body.toString(), form))).toEqual({
      ok: true,
      value: { kind: 'form', entries: [...body] },
    });
  });

  test('from a script, as JSON', async () => {
    const message = { id: 'x', answers: { wish: '树' } };
    expect(await readSubmissionBody(post(JSON.stringify(message), 'application/json'))).toEqual({
      ok: true,
      value: { kind: 'json', value: message },
    });
  });

  test('when a character is split between two pieces', async () => {
    const bytes = new TextEncoder().encode('"树"');
    const body = inPieces(bytes.subarray(0, 2), bytes.subarray(2));
    expect(await readSubmissionBody(post(body, 'application/json'))).toMatchObject({ value: { value: '树' } });
  });

  test('up to the last byte allowed', async () => {
    const text = 'a='.padEnd(largestBody, 'x');
    expect((await readSubmissionBody(post(text, form))).ok).toBe(true);
  });
});

describe('a body is refused', () => {
  test.each([
    ['one byte too long', post('a='.padEnd(largestBody + 1, 'x'), form), 'too_large'],
    ['announced as too long', post('a=b', form, { 'content-length': '70000' }), 'too_large'],
    ['too long in pieces', post(inPieces(new Uint8Array(40_000), new Uint8Array(40_000)), form), 'too_large'],
    ['a file upload', post(new FormData(), 'multipart/form-data; boundary=x'), 'unsupported'],
    ['of no type', post('{}', ''), 'unsupported'],
    ['plain text, which other sites may send', post('{}', 'text/plain'), 'unsupported'],
    ['half a JSON', post('{"id":', 'application/json'), 'malformed'],
    ['nothing at all', post('', 'application/json'), 'malformed'],
    ['bytes that are no UTF-8', post(new Uint8Array([0xff, 0xfe]), 'application/json'), 'malformed'],
  ])('%s', async (_, request, problem) => {
    expect(await readSubmissionBody(request)).toEqual({ ok: false, problem });
  });
});
