/** Hostile submissions as bytes on a connection: bent messages, forms that no browser would post, and HTTP that is hardly any. */
import { fieldsFromAnswers } from '../../../src/domain/form/index.ts';
import type { Answers } from '../../../src/domain/form/index.ts';
import type { Chance } from '../../../src/embedded/demo/random.ts';
import { bends } from './hostile-messages.ts';
import type { Sound } from './hostile-messages.ts';

export interface HostileRequest {
  readonly name: string;
  readonly bytes: Buffer;
  /** `none`: cut off in the middle, so that nothing comes back; `any`: HTTP so broken that an end without words will do. */
  readonly answer: 'one' | 'any' | 'none';
}

export interface Target {
  readonly host: string;
  readonly codes: readonly string[];
  readonly wave: string;
  readonly answers: readonly Answers[];
}

export function hostileRequest(target: Target, chance: Chance): HostileRequest {
  const sound = {
    id: chance.uuid(),
    wave: target.wave,
    answers: target.answers[chance.whole(target.answers.length)] ?? {},
  };
  const kind = chance.weighted({ message: 60, form: 15, dress: 10, place: 5, bytes: 5, framing: 5 });
  switch (kind) {
    case 'message':
      return bentMessage(target, sound, chance);
    case 'form':
      return whole(target, chance, 'a form', { ...plain, body: Buffer.from(bentForm(sound, chance)) });
    case 'dress':
      return whole(target, chance, 'a message in other clothes', dressed(sound, chance));
    case 'place':
      return whole(target, chance, 'another address', {
        ...json,
        body: text(sound),
        path: strangePath(target, chance),
      });
    case 'bytes':
      return whole(target, chance, 'bytes that are no text', { ...json, body: noText(sound, chance) });
    case 'framing':
      return broken(target, sound, chance);
  }
}

interface Parts {
  readonly type: string | null;
  readonly body: Buffer;
  readonly path?: string;
  readonly method?: string;
  readonly headers?: readonly string[];
}

const json = { type: 'application/json' } as const;
const plain = { type: 'application/x-www-form-urlencoded' } as const;
const text = (sound: Sound) => Buffer.from(JSON.stringify({ ...sound, seconds: 120, token: sound.id }));

function bentMessage(target: Target, sound: Sound, chance: Chance): HostileRequest {
  const names = Object.keys(bends);
  const name = names[chance.whole(names.length)] ?? '';
  return whole(target, chance, name, { ...json, body: Buffer.from(bends[name]?.(sound, chance) ?? '') });
}

function bentForm(sound: Sound, chance: Chance): string {
  const fields: [string, string][] = [
    ['~page', chance.pick(['overall', 'about_you', '', '__proto__', 'no such page', '\u0000'])],
    ['~id', chance.pick([sound.id, '', 'x', sound.id.toUpperCase(), 'a'.repeat(5000)])],
    ['~go', chance.pick(['next', 'back', 'stay', '', 'x'])],
    ['~begun', chance.pick(['', '0', '-1', '1e999', 'NaN', String(Date.now()), '9'.repeat(300)])],
    ['~wave', chance.pick([sound.wave, '', 'x', sound.id])],
    ...fieldsFromAnswers(sound.answers),
  ];
  for (let times = chance.whole(4); times > 0; times--) {
    const name = chance.pick([
      '__proto__',
      'age_band',
      'age_band-Comment',
      'news_sources',
      'constructor',
      '',
      '~',
      '~language',
      '~print',
      'first_concern',
    ]);
    fields.push([name, chance.pick(['x', '', '\u0000', '9'.repeat(3000), '<b>', 'en', 'large', '\ud83d'])]);
  }
  const many = chance.happens(0.03)
    ? Array.from({ length: chance.whole(5000) }, (_, at): [string, string] => [`f${at}`, 'x'])
    : [];
  const encoded = new URLSearchParams([...chance.shuffled(fields), ...many]).toString();
  return chance.happens(0.2)
    ? encoded.replace(/%../, () => chance.pick(['%', '%zz', '%f', '%00', '%ff', '%ed%a0%80']))
    : encoded;
}

function dressed(sound: Sound, chance: Chance): Parts {
  const boundary = 'xxxxboundary';
  const multipart = `--${boundary}\r\ncontent-disposition: form-data; name="age"; filename="a.exe"\r\n\r\nx\r\n--${boundary}--\r\n`;
  return chance.pick<Parts>([
    { type: 'text/plain', body: text(sound) },
    { type: null, body: text(sound) },
    { type: `multipart/form-data; boundary=${boundary}`, body: Buffer.from(multipart) },
    { type: 'multipart/form-data', body: Buffer.from(multipart) },
    { type: 'application/json; charset=utf-16', body: Buffer.from(text(sound).toString(), 'utf16le') },
    { type: 'APPLICATION/JSON ; q=x', body: text(sound) },
    { type: plain.type, body: text(sound) },
    { type: json.type, body: Buffer.from('age_band=x&~go=next') },
    { ...json, body: text(sound), headers: ['origin: https://elsewhere.example'] },
    { ...json, body: text(sound), headers: ['origin: null', 'sec-fetch-site: cross-site'] },
    { ...plain, body: Buffer.from('age_band=x'), headers: ['origin: https://elsewhere.example'] },
    { ...json, body: text(sound), headers: ['content-encoding: gzip'] },
    { ...json, body: text(sound), headers: [`cookie: linli-refresh=${'x'.repeat(50)}; language=%zz; print=\u00ff`] },
    { ...json, body: text(sound), headers: [`accept-language: ${'en;q=0.1,'.repeat(700)}`] },
    {
      ...json,
      body: text(sound),
      headers: ['accept-encoding: br;q=0, gzip;q=nan, *', 'x-forwarded-for: , ,::ffff:1.2.3.4%x, \u00ff'],
    },
    {
      ...json,
      body: text(sound),
      headers: ['x-forwarded-host: elsewhere.example', 'x-forwarded-proto: https', 'x-real-ip: 1'],
    },
    { ...json, body: text(sound), headers: [`x-long: ${'x'.repeat(chance.whole(30_000))}`] },
    {
      ...json,
      body: text(sound),
      headers: ['x-http-method-override: DELETE', 'upgrade: websocket', 'if-none-match: *'],
    },
    { ...json, body: text(sound), method: 'PUT' },
    { ...json, body: text(sound), method: 'DELETE' },
    { ...json, body: text(sound), method: 'PATCH' },
    { ...json, body: text(sound), method: 'OPTIONS' },
  ]);
}

function strangePath({ codes }: Target, chance: Chance): string {
  const code = codes[chance.whole(codes.length)] ?? '';
  return chance.pick([
    ...([
      '/q/',
      '/q/ZZZZZZ',
      '/q/%00%00%00%00%00%00',
      '/q/..%2f..%2fetc%2fpasswd',
      '/q/%2e%2e/office',
      '/q/%',
      '/q/%ff',
    ] as const),
    ...[
      `/q/${code.toLowerCase()}`,
      `/q/${code}/`,
      `/q/${code}/thanks`,
      `/q/${code}?lang=en&lang=zh`,
      `/q/${code}/x`,
      `//q//${code}`,
    ],
    ...[
      `/q/${encodeURIComponent("' or 1=1 --")}`,
      `/q/${'A'.repeat(3000)}`,
      `/q/${code}?${'a=1&'.repeat(1000)}`,
      `/q/${code}%0d%0aset-cookie:x`,
    ],
    ...[
      '/',
      '/office',
      '/sign-in',
      '/preferences',
      '/_actions/session.signIn',
      '/_actions/x',
      '/api/health',
      '/rest/v1/rpc/record_answers',
      '/_image?href=x',
    ],
  ]);
}

function noText(sound: Sound, chance: Chance): Buffer {
  const bytes = text(sound);
  for (let times = 1 + chance.whole(6); times > 0; times--) bytes[chance.whole(bytes.length)] = 128 + chance.whole(128);
  return bytes;
}

/** Lengths that lie, chunks that are none, and bodies that never end. */
function broken(target: Target, sound: Sound, chance: Chance): HostileRequest {
  const head = (headers: string) =>
    `POST /q/${codeOf(target, chance)} HTTP/1.1\r\nhost: ${target.host}\r\ncontent-type: application/json\r\n${headers}\r\n\r\n`;
  const body = text(sound).toString('latin1');
  const hex = body.length.toString(16);
  const cases: readonly [
    readonly [string, string, HostileRequest['answer']],
    ...(readonly [string, string, HostileRequest['answer']])[],
  ] = [
    ['a body that breaks off', `${head(`content-length: ${body.length + 50}`)}${body}`, 'none'],
    ['a head that breaks off', 'POST /q/AAAAAA HTTP/1.1\r\nhost: x\r\ncontent-le', 'none'],
    ['chunks that break off', `${head('transfer-encoding: chunked')}${hex}\r\n${body}`, 'none'],
    ['sound chunks', `${head('transfer-encoding: chunked')}${hex}\r\n${body}\r\n0\r\n\r\n`, 'one'],
    ['chunks of no number', `${head('transfer-encoding: chunked')}zz\r\n${body}\r\n0\r\n\r\n`, 'any'],
    ['a length and chunks', `${head('content-length: 5\r\ntransfer-encoding: chunked')}0\r\n\r\n`, 'any'],
    ['two lengths', `${head('content-length: 5\r\ncontent-length: 6')}12345`, 'any'],
    ['a length below zero', `${head('content-length: -1')}${body}`, 'any'],
    ['a body longer than its length', `${head('content-length: 10')}${body}`, 'any'],
    ['a length of a gigabyte', head('content-length: 1073741824'), 'any'],
    ['no host', 'POST /q/AAAAAA HTTP/1.1\r\ncontent-length: 0\r\n\r\n', 'any'],
    [
      'a host that is none',
      'POST /q/AAAAAA HTTP/1.1\r\nhost: a b/c?d\r\ncontent-type: application/json\r\ncontent-length: 2\r\n\r\n{}',
      'any',
    ],
    ['HTTP of the future', 'POST /q/AAAAAA HTTP/9.9\r\n\r\n', 'any'],
    ['no HTTP', '\u0016\u0003\u0001\u0002\u0000\u0001\u00fc', 'any'],
    ['too much head', head(`x: ${'y'.repeat(40_000)}`), 'any'],
  ];
  const [name, written, answer] = chance.pick(cases);
  return { name, bytes: Buffer.from(written, 'latin1'), answer };
}

function whole(target: Target, chance: Chance, name: string, parts: Parts): HostileRequest {
  const { type, body, path = `/q/${codeOf(target, chance)}`, method = 'POST', headers = [] } = parts;
  const own = [
    `${method} ${path} HTTP/1.1`,
    `host: ${target.host}`,
    'user-agent: Mozilla/5.0',
    `content-length: ${body.length}`,
  ];
  const address = `x-forwarded-for: 10.${chance.whole(9)}.${chance.whole(200)}.${chance.whole(200)}`;
  const origin =
    type === plain.type && !headers.some((header) => header.startsWith('origin'))
      ? [`origin: http://${target.host}`]
      : [];
  const lines = [...own, ...(type === null ? [] : [`content-type: ${type}`]), ...origin, address, ...headers, '', ''];
  return { name, bytes: Buffer.concat([Buffer.from(lines.join('\r\n'), 'latin1'), body]), answer: 'one' };
}

function codeOf({ codes }: Target, chance: Chance): string {
  return codes[chance.whole(codes.length)] ?? '';
}
