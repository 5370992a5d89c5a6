/** One request for a questionnaire becomes a page to show, with the HTTP status that says the same, or an answer without a page. */
import type { APIContext } from 'astro';
import { LINLI_TRUST_PROXY } from 'astro:env/server';
import { waveField } from '../../islands/questionnaire/scene.ts';
import type { Scene } from '../../islands/questionnaire/scene.ts';
import { inOwnWords } from '../../islands/questionnaire/words.ts';
import type { Words } from '../../islands/questionnaire/words.ts';
import type { Translator } from '../../i18n/translator.ts';
import { entranceOf } from '../../server/answering/entrance.ts';
import type { Entrance, OpenEntrance, ShutEntrance } from '../../server/answering/entrance.ts';
import { answerScript } from '../../server/answering/script-submission.ts';
import { comeBack, statusOfShut } from '../../server/answering/statuses.ts';
import {
  clientAddress,
  mediaType,
  noteScan,
  noteStart,
  readSubmissionBody,
  statusOfBodyProblem,
} from '../../server/intake/index.ts';
import { localMoment } from '../../server/intake/local-calendar.ts';
import { switchPreferences } from './switch-preferences.ts';
import { openingScene } from './scenes.ts';
import type { Setting } from './scenes.ts';
import { turn } from './turn.ts';
import { wordsOnce } from './words-once.ts';

export type Shown = { readonly status: number; readonly headers?: Readonly<Record<string, string>> } & (
  | { readonly state: 'open'; readonly entrance: OpenEntrance; readonly scene: Scene; readonly today: string }
  /** `late`: it was answers that came, not a visit. */
  | { readonly state: 'shut'; readonly entrance: ShutEntrance; readonly late?: boolean }
  | { readonly state: 'unreadable' }
  /** The database is away; `fields` is what was posted, to be posted again. */
  | { readonly state: 'away'; readonly fields: Fields }
  /** A page for staff, posted by nobody who is signed in (any more). */
  | { readonly state: 'signed-out'; readonly fields: Fields }
);

type Fields = readonly (readonly [string, string])[];
export type Context = Pick<APIContext, 'clientAddress' | 'cookies' | 'locals' | 'params' | 'redirect' | 'request'>;

/** Who stands at the door, and what the page calls things there. */
export interface Reception {
  /** Null: for staff alone, and nobody is signed in. */
  readonly enter: (context: Context, wave?: string) => Promise<Entrance> | null;
  readonly wordsIn: (t: Translator) => Words;
  readonly countsScans: boolean;
}

const residents: Reception = {
  enter: ({ locals, params }, wave) =>
    entranceOf(params['code'] ?? '', { language: locals.language, now: new Date(), wave }),
  wordsIn: wordsOnce,
  countsScans: true,
};

export function questionnaireFor(context: Context, reception = residents): Promise<Response | Shown> {
  return context.request.method === 'POST' ? receive(context, reception) : open(context, reception);
}

async function open(context: Context, reception: Reception): Promise<Shown> {
  const { locals, request } = context;
  const entrance = await reception.enter(context);
  if (entrance === null) return signedOut([]);
  if (entrance.state === 'away') return away([]);
  if (entrance.state !== 'open') return shut(entrance);
  if (request.method === 'GET' && reception.countsScans)
    noteScan(entrance.entryPoint, request.headers.get('user-agent'));
  const setting = settingOf(entrance, locals, reception);
  return { status: 200, state: 'open', entrance, scene: openingScene(setting), today: setting.today };
}

async function receive(context: Context, reception: Reception): Promise<Response | Shown> {
  const { request } = context;
  const body = await readSubmissionBody(request);
  if (mediaType(request.headers.get('content-type')) === 'application/json') {
    const enter = (wave: string | undefined) => reception.enter(context, wave);
    const said = await answerScript(body, { enter, address: () => addressOf(context) });
    return Response.json(said.body, said);
  }
  if (!body.ok || body.value.kind !== 'form') {
    return { status: statusOfBodyProblem[body.ok ? 'unsupported' : body.problem], state: 'unreadable' };
  }
  return receiveForm(context, reception, body.value.entries);
}

async function receiveForm(context: Context, reception: Reception, fields: Fields): Promise<Response | Shown> {
  const stays = switchPreferences(context, fields);
  const wave = fields.find(([name]) => name === waveField)?.[1];
  const entrance = await reception.enter(context, wave);
  if (entrance === null) return signedOut(fields);
  if (entrance.state === 'away') return away(fields);
  if (entrance.state !== 'open') return { ...shut(entrance), late: true };
  const setting = settingOf(entrance, context.locals, reception);
  const address = addressOf(context);
  const turned = await turn({ entrance, setting, fields, stays, address, now: Date.now() });
  if (reception.countsScans && turned.begins) noteStart(entrance.entryPoint);
  switch (turned.state) {
    case 'sent':
      return context.redirect(`${setting.address}/thanks${turned.anchor}`, 303);
    case 'closed':
      return { ...shut({ state: 'closed', place: entrance.place }), late: true };
    case 'page':
      return { ...turned, state: 'open', entrance, today: setting.today };
  }
}

function away(fields: Fields): Shown {
  return { status: 503, headers: comeBack, state: 'away', fields };
}

function signedOut(fields: Fields): Shown {
  return { status: 401, headers: { 'cache-control': 'no-store' }, state: 'signed-out', fields };
}

function shut(entrance: ShutEntrance): Shown & { readonly state: 'shut' } {
  return { status: statusOfShut[entrance.state], state: 'shut', entrance };
}

function settingOf({ address, entryPoint, form }: OpenEntrance, { t }: App.Locals, reception: Reception): Setting {
  const today = localMoment(new Date()).day;
  return { form, words: inOwnWords(reception.wordsIn(t), form, t), address, wave: entryPoint.wave.id, today };
}

export function addressOf({ clientAddress: connection, request }: Context): string {
  return clientAddress(connection, request.headers.get('x-forwarded-for'), LINLI_TRUST_PROXY);
}
