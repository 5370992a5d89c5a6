/** One request for `/q/CODE` becomes a page to show, with the HTTP status that says the same, or an answer without a page. */
import type { APIContext } from 'astro';
import { LINLI_TRUST_PROXY } from 'astro:env/server';
import type { Scene } from '../../islands/questionnaire/scene.ts';
import { wordsIn } from '../../islands/questionnaire/words.ts';
import { entranceOf } from '../../server/answering/entrance.ts';
import type { OpenEntrance, ShutEntrance } from '../../server/answering/entrance.ts';
import { answerScript } from '../../server/answering/script-submission.ts';
import { clientAddress, noteScan, readSubmissionBody, statusOfBodyProblem } from '../../server/intake/index.ts';
import { localMoment } from '../../server/intake/local-calendar.ts';
import { switchPreferences } from './switch-preferences.ts';
import { openingScene } from './scenes.ts';
import type { Setting } from './scenes.ts';
import { turn } from './turn.ts';

export type Shown = { readonly status: number; readonly headers?: Readonly<Record<string, string>> } & (
  | { readonly state: 'open'; readonly entrance: OpenEntrance; readonly scene: Scene; readonly today: string }
  | { readonly state: 'shut'; readonly entrance: ShutEntrance }
  | { readonly state: 'unreadable' }
);

type Context = Pick<APIContext, 'clientAddress' | 'cookies' | 'locals' | 'params' | 'redirect' | 'request'>;

export function questionnaireFor(context: Context): Promise<Response | Shown> {
  return context.request.method === 'POST' ? receive(context) : open(context);
}

async function open({ locals, params, request }: Context): Promise<Shown> {
  const entrance = await entranceOf(params['code'] ?? '', { language: locals.language, begun: false });
  if (entrance.state !== 'open') return shut(entrance);
  if (request.method === 'GET') noteScan(entrance.entryPoint.entry_point_id, request.headers.get('user-agent'));
  const setting = settingOf(entrance, locals);
  return { status: 200, state: 'open', entrance, scene: openingScene(setting), today: setting.today };
}

async function receive(context: Context): Promise<Response | Shown> {
  const { locals, params, redirect, request } = context;
  if (request.headers.get('sec-fetch-site') === 'cross-site') return new Response(null, { status: 403 });
  const body = await readSubmissionBody(request);
  if (!body.ok) return { status: statusOfBodyProblem[body.problem], state: 'unreadable' };
  const fields = body.value.kind === 'form' ? body.value.entries : [];
  const stays = switchPreferences(context, fields);
  const entrance = await entranceOf(params['code'] ?? '', { language: locals.language, begun: true });
  if (entrance.state !== 'open') return shut(entrance);
  const setting = settingOf(entrance, locals);
  const address = addressOf(context);
  if (body.value.kind === 'json') return answerScript(entrance, body.value.value, { address, today: setting.today });
  const turned = await turn({ entrance, setting, fields, stays, address });
  switch (turned.state) {
    case 'sent':
      return redirect(`${setting.address}/thanks`, 303);
    case 'closed':
      return shut({ state: 'closed', place: entrance.place });
    case 'page':
      return { ...turned, state: 'open', entrance, today: setting.today };
  }
}

function shut(entrance: ShutEntrance): Shown {
  return { status: statusOfShut[entrance.state], state: 'shut', entrance };
}

/** A code that is closed may open again with the next wave, but the questionnaire asked for is gone. */
const statusOfShut = { unknown: 404, not_open: 403, closed: 410 } as const;

function settingOf({ code, form }: OpenEntrance, { t }: App.Locals): Setting {
  return { form, words: wordsIn(t), address: `/q/${code}`, today: localMoment(new Date()).day };
}

function addressOf({ clientAddress: connection, request }: Context): string {
  return clientAddress(connection, request.headers.get('x-forwarded-for'), LINLI_TRUST_PROXY);
}
