/**
 * The resident's page with nothing behind it: what is posted turns the page and is checked as an answer would be, and then forgotten. Language
 * and print size stand in the address, so that looking changes nobody's settings.
 */
import type { APIContext } from 'astro';
import { z } from 'astro/zod';
import { checkSubmission, formInLanguage, type Form } from '../../../../domain/form/index.ts';
import { parseLanguage } from '../../../../i18n/language.ts';
import { languageField, parsePrint, printField } from '../../../../i18n/preferences.ts';
import { translator } from '../../../../i18n/translator.ts';
import { inOwnWords } from '../../../../islands/questionnaire/words.ts';
import type { Scene } from '../../../../islands/questionnaire/scene.ts';
import type { Place } from '../../../../server/answering/entrance.ts';
import type { Pass } from '../../../../server/auth/authorise.ts';
import { readSubmissionBody, statusOfBodyProblem } from '../../../../server/intake/index.ts';
import { localMoment } from '../../../../server/intake/local-calendar.ts';
import { openingScene, type Setting } from '../../../_questionnaire/scenes.ts';
import { wordsOnce } from '../../../_questionnaire/words-once.ts';
import { previewTurn } from './turn.ts';
import { previewed, type Previewed } from './previewed.ts';

type Context = Pick<APIContext, 'locals' | 'params' | 'redirect' | 'request'>;
type Fields = readonly (readonly [string, string])[];

export interface Shown {
  readonly status: number;
  readonly entrance: {
    readonly form: Form<string>;
    readonly place: Place;
    readonly entryPoint: { readonly wave: { readonly accepts_until: string } };
  };
  readonly scene: Scene;
  readonly today: string;
}

const looks = /^(zh|en)-(normal|large)$/;
const day = 24 * 3_600_000;

/** null: nothing of that name, or nothing sound enough to be shown. */
export async function previewFor(context: Context, pass: Pass): Promise<Shown | Response | null> {
  const found = await sought(context, pass);
  if (found === null) return null;
  const { request } = context;
  if (request.method !== 'POST')
    return shown(context, found, { status: 200, scene: openingScene(settingOf(context, found)) });
  const body = await readSubmissionBody(request);
  if (!body.ok) return new Response(null, { status: statusOfBodyProblem[body.problem] });
  if (body.value.kind === 'json') return judged(context, found, body.value.value);
  return turned(context, found, body.value.entries);
}

/** Also of the page of thanks. */
export async function previewedForm(context: Context, pass: Pass): Promise<Form<string> | null> {
  const found = await sought(context, pass);
  return found && formInLanguage(found.form, context.locals.language);
}

async function sought({ locals, params }: Context, pass: Pass): Promise<Previewed | null> {
  const [, language, print] = looks.exec(params['look'] ?? '') ?? [];
  const id = z.guid().safeParse(params['id']);
  if (language === undefined || !id.success) return null;
  look(locals, language === 'en' ? 'en' : 'zh-CN', print ?? 'normal');
  return previewed(pass, params['kind'] ?? '', id.data);
}

function look(locals: App.Locals, language: App.Locals['language'], print: string): void {
  locals.language = language;
  locals.t = translator(language);
  locals.print = parsePrint(print);
}

function shown(
  { locals }: Context,
  { area, form }: Previewed,
  page: { readonly status: number; readonly scene: Scene },
): Shown {
  const { language, t } = locals;
  const office = (language === 'en' ? area?.nameEn : area?.nameZh) ?? t('library.preview.office');
  const place = { office, community: t('library.preview.community'), opens: null, closes: null };
  const until = new Date(Date.now() + day).toISOString();
  const entrance = { form: formInLanguage(form, language), place, entryPoint: { wave: { accepts_until: until } } };
  return { status: page.status, scene: page.scene, entrance, today: localMoment(new Date()).day };
}

function settingOf(context: Context, { form }: Previewed): Setting {
  const { language, t } = context.locals;
  const inOne = formInLanguage(form, language);
  const words = inOwnWords(wordsOnce(t), inOne, t);
  return { form: inOne, words, address: addressOf(context), wave: '', today: localMoment(new Date()).day };
}

function turned(context: Context, found: Previewed, fields: Fields): Shown | Response {
  const pressed = new Map(fields);
  const language = parseLanguage(pressed.get(languageField));
  const print = pressed.get(printField);
  const stays = language !== null || print !== undefined;
  if (stays) look(context.locals, language ?? context.locals.language, print ?? context.locals.print);
  const setting = settingOf(context, found);
  const turn = previewTurn(setting, fields, stays);
  if (turn.state === 'sent') return context.redirect(`${setting.address}/thanks${turn.anchor}`, 303);
  return shown(context, found, turn);
}

/** What the page's script sends: checked as the real thing would be. */
function judged({ locals }: Context, { form }: Previewed, value: unknown): Response {
  const today = { today: localMoment(new Date()).day };
  const answers = z.object({ answers: z.unknown() }).safeParse(value).data?.answers;
  const checked = checkSubmission(formInLanguage(form, locals.language), answers, today);
  return checked.ok
    ? Response.json({ state: 'stored' })
    : Response.json({ state: 'problems', problems: checked.problem }, { status: 422 });
}

function addressOf({ locals, params }: Context): string {
  const look = `${locals.language === 'en' ? 'en' : 'zh'}-${locals.print}`;
  return `/office/questionnaires/preview/${params['kind']}/${params['id']}/${look}`;
}
