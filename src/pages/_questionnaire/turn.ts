/** One post of the plain form: turn the page, or send and say what became of it. Whatever happens, the answers stay. */
import { movedUp } from '../../islands/questionnaire/moving-up.ts';
import { randomUUID } from 'node:crypto';
import { endingAnchor, formState, visiblePages } from '../../domain/form/index.ts';
import {
  begunField,
  goField,
  moveUp,
  pageField,
  submissionField,
  toPage,
  wasField,
} from '../../islands/questionnaire/scene.ts';
import type { Failure, Scene } from '../../islands/questionnaire/scene.ts';
import type { OpenEntrance } from '../../server/answering/entrance.ts';
import { pageOfProblem, turnPage } from '../../server/answering/paper.ts';
import type { Button } from '../../server/answering/paper.ts';
import { retryHeader, send, statusOf } from '../../server/answering/sending.ts';
import type { Sent } from '../../server/answering/sending.ts';
import { timeTaken } from '../../server/answering/time-taken.ts';
import { sceneOf } from './scenes.ts';
import type { Moment, Setting } from './scenes.ts';

export type Turned = {
  /** Somebody began to answer: a first page was accepted, or a first answer given. */
  readonly begins: boolean;
} & TurnedTo;

type TurnedTo =
  /** `anchor`: which closing words fit, for the address of the thanks. */
  | { readonly state: 'sent'; readonly anchor: string }
  | { readonly state: 'closed' }
  | {
      readonly state: 'page';
      readonly status: number;
      readonly headers: Readonly<Record<string, string>>;
      readonly scene: Scene;
    };

interface Post {
  readonly entrance: OpenEntrance;
  readonly setting: Setting;
  readonly fields: readonly (readonly [string, string])[];
  /** A display setting was pressed, not a button of the questionnaire. */
  readonly stays: boolean;
  readonly address: string;
  /** Milliseconds of the server's clock. */
  readonly now: number;
}

export async function turn(post: Post): Promise<Turned> {
  const turned = await turnTo(post);
  const isFirst = !post.fields.some(([name]) => name === begunField);
  return { ...turned, begins: isFirst && !post.stays && (isAccepted(turned) || hasAnswers(post)) };
}

function isAccepted(turned: TurnedTo): boolean {
  return turned.state === 'sent' || (turned.state === 'page' && turned.status === 200);
}

function hasAnswers({ fields }: Post): boolean {
  return fields.some(([name, value]) => !name.startsWith('~') && value !== '');
}

async function turnTo(post: Post): Promise<TurnedTo> {
  const { setting, fields, stays, now } = post;
  const own = new Map(fields.filter(([name]) => name.startsWith('~')));
  const pressed = own.get(goField) ?? '';
  const sought = !stays && pressed.startsWith(toPage) ? pressed.slice(toPage.length) : undefined;
  const isMove = pressed.startsWith(moveUp);
  const button = stays || isMove || sought !== undefined ? 'stay' : buttonNamed(pressed);
  const at = { page: own.get(pageField) ?? '', was: own.get(wasField) ?? null };
  const turned = turnPage(
    setting.form,
    { ...at, sought, button, entries: fields, pressed: (answers) => movedUp(pressed, answers) ?? answers },
    setting,
  );
  const submissionId = own.get(submissionField) ?? randomUUID();
  const begun = own.get(begunField) ?? null;
  if (turned.kind === 'send') return sent(post, { ...turned, submissionId, begun });
  return pageWith(
    setting,
    { ...turned, submissionId, begun: begun ?? String(now) },
    turned.problems.length ? 422 : 200,
  );
}

/** `stay` shows the page that a phone kept answers for. */
function buttonNamed(name: string | undefined): Button {
  return name === 'back' || name === 'stay' ? name : 'next';
}

async function sent(post: Post, moment: Moment & { submissionId: string }): Promise<TurnedTo> {
  const { entrance, setting, address, now } = post;
  const state = formState(setting.form, moment.answers, setting);
  const seconds = timeTaken(moment.begun, now, visiblePages(setting.form, state).length);
  const { submissionId } = moment;
  const finished = { answers: state.values, submissionId, seconds, token: null, address };
  const outcome = await send(entrance, finished, setting);
  switch (outcome.state) {
    case 'stored':
    case 'already':
      return { state: 'sent', anchor: endingAnchor(setting.form, state) };
    case 'closed':
      return { state: 'closed' };
    case 'problems': {
      const page = pageOfProblem(setting.form, outcome.problems, moment.page);
      return pageWith(setting, { ...moment, page, problems: outcome.problems }, statusOf(outcome));
    }
    case 'busy':
    case 'throttled':
    case 'refused':
      return failed(setting, moment, outcome, outcome.state);
  }
}

function failed(setting: Setting, moment: Moment, outcome: Sent, because: Failure): TurnedTo {
  const scene = sceneOf(setting, { ...moment, sending: { state: 'failed', because } });
  return { state: 'page', status: statusOf(outcome), headers: retryHeader(outcome), scene };
}

function pageWith(setting: Setting, moment: Moment, status: number): TurnedTo {
  return { state: 'page', status, headers: {}, scene: sceneOf(setting, moment) };
}
