/** What a phone sends: the message of the page's script, or, on one phone in so many, the last page of the plain form. */
import { fieldsFromAnswers } from '../../../src/domain/form/index.ts';
import type { Answers } from '../../../src/domain/form/index.ts';

export interface Person {
  readonly id: string;
  readonly code: string;
  /** Their phone's, as the proxy in front of the site hears it. */
  readonly address: string;
  readonly answers: Answers;
  /** Their browser runs no script. */
  readonly plain: boolean;
}

/** What a page of the questionnaire carries besides its questions. */
export interface Page {
  readonly wave: string;
  readonly last: string;
}

const agent =
  'Mozilla/5.0 (Linux; Android 12; V2166A) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/116.0 Mobile Safari/537.36 MicroMessenger/8.0.49';

export function requestOf(person: Person, page: Page, port: number): string {
  return person.plain ? plainRequest(person, page, port) : scriptRequest(person, page, port);
}

/** Every phone is another one: the token it keeps is made from the submission's id, and is as long as a real one. */
function scriptRequest(person: Person, { wave }: Page, port: number): string {
  const { id, answers } = person;
  const token = `${id.slice(24)}${id.slice(0, 24)}`;
  return post(person, port, 'application/json', JSON.stringify({ id, wave, answers, seconds: 150, token }));
}

function plainRequest(person: Person, { wave, last }: Page, port: number): string {
  const own = [
    ['~page', last],
    ['~id', person.id],
    ['~wave', wave],
    ['~begun', String(Date.now() - 150_000)],
    ['~go', 'next'],
  ];
  const body = new URLSearchParams([...own, ...fieldsFromAnswers(person.answers)]).toString();
  return post(person, port, 'application/x-www-form-urlencoded', body);
}

function post({ code, address }: Person, port: number, type: string, body: string): string {
  const host = `127.0.0.1:${port}`;
  return [
    `POST /q/${code} HTTP/1.1`,
    `host: ${host}`,
    `user-agent: ${agent}`,
    'accept: */*',
    'accept-encoding: gzip, deflate, br',
    'accept-language: zh-CN,zh;q=0.9',
    `origin: http://${host}`,
    `x-forwarded-for: ${address}`,
    `content-type: ${type}`,
    `content-length: ${Buffer.byteLength(body)}`,
    '',
    body,
  ].join('\r\n');
}
