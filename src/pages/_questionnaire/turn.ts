/** One post of the plain form: turn the page, or send and say what became of it. Whatever happens, the answers stay. */
import { randomUUID } from 'node:crypto';
import { formState } from '../../domain/form/index.ts';
import { begunField, goField, pageField, submissionField } from '../../islands/questionnaire/scene.ts';
import type { Failure, Scene } from '../../islands/questionnaire/scene.ts';
import type { OpenEntrance } from '../../server/answering/entrance.ts';
import { pageOfProblem, turnPage } from '../../server/answering/paper.ts';
import { retryHeader, send, statusOf } from '../../server/answering/sending.ts';
import type { Sent } from '../../server/answering/sending.ts';
import { sceneOf } from './scenes.ts';
import type { Moment, Setting } from './scenes.ts';

export type Turned =
  | { readonly state: 'sent' }
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
}

export async function turn(post: Post): Promise<Turned> {
  const { setting, fields, stays } = post;
  const own = new Map(fields.filter(([name]) => name.startsWith('~')));
  const button = stays ? 'stay' : own.get(goField) === 'back' ? 'back' : 'next';
  const turned = turnPage(setting.form, { page: own.get(pageField) ?? '', button, entries: fields }, setting);
  const carried = { submissionId: own.get(submissionField) ?? randomUUID(), begun: own.get(begunField) ?? null };
  if (turned.kind === 'send') return sent(post, { ...turned, ...carried });
  return pageWith(setting, { ...turned, ...carried }, turned.problems.length ? 422 : 200);
}

async function sent({ entrance, setting, address }: Post, moment: Moment & { submissionId: string }): Promise<Turned> {
  const { values } = formState(setting.form, moment.answers, setting);
  const { submissionId } = moment;
  const outcome = await send(entrance, { answers: values, submissionId, seconds: null, token: null, address }, setting);
  switch (outcome.state) {
    case 'stored':
    case 'already':
      return { state: 'sent' };
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

function failed(setting: Setting, moment: Moment, outcome: Sent, because: Failure): Turned {
  const scene = sceneOf(setting, { ...moment, sending: { state: 'failed', because } });
  return { state: 'page', status: statusOf(outcome), headers: retryHeader(outcome), scene };
}

function pageWith(setting: Setting, moment: Moment, status: number): Turned {
  return { state: 'page', status, headers: {}, scene: sceneOf(setting, moment) };
}
