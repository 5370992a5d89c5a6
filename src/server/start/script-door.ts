/**
 * Answers of the questionnaire's script, taken from Node's request as they are. Such a post needs no page, and making ready to render one
 * would cost more than checking and storing the answers. It is read, checked, stored and answered by the same code as in the page;
 * whatever is not plainly such a post (a session, a foreign page, a code to be read first) goes the long way, through the page.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';

import { chosenLanguage } from '../../i18n/language.ts';
import { languageCookie } from '../../i18n/preferences.ts';
import { entranceOf } from '../answering/entrance.ts';
import { answerScript } from '../answering/script-submission.ts';
import type { Said } from '../answering/script-submission.ts';
import { isForeignPost } from '../auth/foreign-post.ts';
import { mayBeSignedIn } from '../auth/session-cookies.ts';
import { siteAddress } from '../auth/site-address.ts';
import { clientAddress, mediaType, readBody } from '../intake/index.ts';
import { securityHeaders } from '../security-headers.ts';
import { sendCompressed } from './send-compressed.ts';

export interface DoorSettings {
  /** `LINLI_PUBLIC_URL` and `LINLI_TRUST_PROXY`, as the page reads them from the environment. */
  readonly publicUrl: string | undefined;
  readonly trustsProxy: boolean;
}

/** False when the request is none for this door, and untouched. */
export type Door = (request: IncomingMessage, response: ServerResponse) => boolean;

const address = /^\/q\/([A-Z0-9]{6})$/;

export function scriptDoor(settings: DoorSettings): Door {
  return (request, response) => {
    const code = address.exec(request.url ?? '')?.[1];
    if (code === undefined || !isOurs(request, settings)) return false;
    void answer(request, response, { code, ...settings });
    return true;
  };
}

function isOurs({ method = '', headers }: IncomingMessage, { publicUrl }: DoorSettings): boolean {
  if (method !== 'POST' || mediaType(headers['content-type']) !== 'application/json') return false;
  const heard = `http://${headers.host ?? ''}`;
  if (!URL.canParse(heard) || mayBeSignedIn(headers.cookie)) return false;
  const get = (name: string) => (name === 'origin' ? headers.origin : headers['content-type']) ?? null;
  return !isForeignPost({ method, headers: { get } }, siteAddress(publicUrl, new URL(heard)).origin);
}

type Asked = DoorSettings & { readonly code: string };

async function answer(request: IncomingMessage, response: ServerResponse, asked: Asked): Promise<void> {
  try {
    await say(request, response, await saidTo(request, asked));
  } catch (cause) {
    console.error(`answer: ${cause instanceof Error ? cause.name : 'unknown failure'}`);
    if (!response.headersSent) response.writeHead(500);
    response.end();
  }
}

async function saidTo(request: IncomingMessage, { code, trustsProxy }: Asked): Promise<Said> {
  const { headers, socket } = request;
  const body = await readBody({
    type: headers['content-type'] ?? null,
    length: headers['content-length'] ?? null,
    // A body that is refused halfway still gets its answer, on a connection that stays.
    chunks: request.iterator({ destroyOnReturn: false }) as AsyncIterable<Uint8Array>,
  });
  const forwardedFor = headers['x-forwarded-for'];
  return answerScript(body, {
    enter: (wave) => entranceOf(code, { language: languageOf(request), now: new Date(), wave }),
    address: () => clientAddress(socket.remoteAddress, forwardedFor?.toString() ?? null, trustsProxy),
  });
}

function languageOf({ headers }: IncomingMessage) {
  const remembered = cookieOfLanguage.exec(headers.cookie ?? '')?.[1];
  return chosenLanguage({ asked: null, remembered, accepted: headers['accept-language'] ?? null });
}

const cookieOfLanguage = new RegExp(`(?:^|;\\s*)${languageCookie}=([^;]*)`);

async function say(request: IncomingMessage, response: ServerResponse, { status, headers, body }: Said): Promise<void> {
  const named = { 'content-type': 'application/json', ...headers, ...Object.fromEntries(securityHeaders) };
  await sendCompressed(request, response, { status, headers: named, body: Buffer.from(JSON.stringify(body)) });
}
