/** One request for the screen where sheets are typed in: a page to show, or an answer to its script. */
import type { APIContext } from 'astro';
import { z } from 'astro/zod';
import { idField, waveIn } from './fields.ts';
import { paperWordsIn } from '../../islands/paper-entry/words.ts';
import { emptySitting, type Scene, type Sitting } from '../../islands/paper-entry/scene.ts';
import type { OpenEntrance } from '../../server/answering/entrance.ts';
import { headersOfSheet, statusOfSheet, takeSheet } from '../../server/answering/sheet.ts';
import { comeBack, statusOfShut } from '../../server/answering/statuses.ts';
import { readSubmissionBody, statusOfBodyProblem } from '../../server/intake/index.ts';
import { localMoment } from '../../server/intake/local-calendar.ts';
import { askedWhen } from '../../domain/sheet/asked-when.ts';
import { placesOf } from '../../domain/sheet/places.ts';
import { receptionOf } from '../_assist/reception.ts';
import { addressOf, type Shown } from '../_questionnaire/request.ts';
import { skipWords } from '../_sheet/skip-words.ts';
import { nextSitting, postedSheet } from './posted.ts';

type Fields = readonly (readonly [string, string])[];
type Context = Pick<APIContext, 'clientAddress' | 'cookies' | 'locals' | 'params' | 'redirect' | 'request' | 'url'>;

export type SheetShown =
  | Exclude<Shown, { readonly state: 'open' }>
  | {
      readonly state: 'sheet';
      readonly status: number;
      readonly headers?: Readonly<Record<string, string>>;
      readonly entrance: OpenEntrance;
      readonly scene: Scene;
    };

export async function sheetFor(context: Context): Promise<Response | SheetShown> {
  const { request, url } = context;
  if (request.method !== 'POST') {
    const saved = Number(url.searchParams.get('saved')) || 0;
    return enter(context, undefined, [], (entrance, locals) => {
      const notice = saved > 0 ? locals.t('keying.savedPlain') : '';
      return Promise.resolve(shown(entrance, locals, { ...emptySitting, notice }, 200));
    });
  }
  const body = await readSubmissionBody(request);
  if (!body.ok) return { status: statusOfBodyProblem[body.problem], state: 'unreadable' };
  return body.value.kind === 'json'
    ? receiveScript(context, body.value.value)
    : receiveForm(context, body.value.entries);
}

async function enter(
  context: Context,
  wave: string | undefined,
  fields: Fields,
  found: (entrance: OpenEntrance, locals: App.Locals) => Promise<Response | SheetShown>,
): Promise<Response | SheetShown> {
  const entrance = await receptionOf('paper', context).enter(context, wave);
  if (entrance === null) return { status: 401, state: 'signed-out', fields };
  if (entrance.state === 'away') return { status: 503, headers: comeBack, state: 'away', fields };
  if (entrance.state !== 'open') return { status: statusOfShut[entrance.state], state: 'shut', entrance };
  return found(entrance, context.locals);
}

const message = z.strictObject({
  id: z.string().max(64),
  wave: z.string().max(64),
  answers: z.unknown(),
  first: z.unknown().optional(),
  second: z.unknown().optional(),
});

async function receiveScript(context: Context, value: unknown): Promise<Response> {
  const parsed = message.safeParse(value).data;
  if (parsed === undefined) return Response.json({ state: 'malformed' }, { status: 400 });
  const { id, wave, ...entries } = parsed;
  const reply = await enter(context, wave, [], async (entrance) => {
    const sheet = { submissionId: id, address: addressOf(context), ...entries };
    const outcome = await takeSheet(entrance, sheet, today());
    return Response.json(outcome, { status: statusOfSheet(outcome), headers: headersOfSheet(outcome) });
  });
  return reply instanceof Response ? reply : Response.json({ state: reply.state }, { status: reply.status });
}

async function receiveForm(context: Context, fields: Fields): Promise<Response | SheetShown> {
  return enter(context, waveIn(fields), fields, async (entrance, locals) => {
    const posted = postedSheet(entrance.form, fields, today());
    if (posted.state === 'differences') return shown(entrance, locals, posted.sitting, 200);
    const { answers, first, second } = posted;
    const submissionId = idField(fields);
    const entries = first && second ? { first, second } : {};
    const address = addressOf(context);
    const outcome = await takeSheet(entrance, { submissionId, answers, address, ...entries }, today());
    const { wave } = entrance.entryPoint;
    if (outcome.state === 'stored' || outcome.state === 'already')
      return context.redirect(`${entrance.address}?wave=${wave.id}&saved=1`, 303);
    if (outcome.state === 'closed')
      return { status: 410, state: 'shut', entrance: { state: 'closed', place: entrance.place } };
    const sitting = nextSitting({ ...posted, id: submissionId }, outcome, paperWordsIn(locals.t));
    return { ...shown(entrance, locals, sitting, statusOfSheet(outcome)), headers: headersOfSheet(outcome) };
  });
}

function shown(
  entrance: OpenEntrance,
  { language, t }: App.Locals,
  sitting: Sitting,
  status: number,
): SheetShown & { state: 'sheet' } {
  const { address, entryPoint, form } = entrance;
  const rules = [...askedWhen(form)].map(([name, rule]) => [name, skipWords(rule, { form, language, t })] as const);
  const desk = {
    form,
    address,
    wave: entryPoint.wave.id,
    words: paperWordsIn(t),
    only: Object.fromEntries(rules),
    ...today(),
  };
  return { state: 'sheet', status, entrance, scene: { ...desk, ...sitting, places: placesOf(form), isAwake: false } };
}

function today() {
  return { today: localMoment(new Date()).day };
}
