/** One post of the previewed page: turn it, or judge the whole and let it go. */
import { movedUp } from '../../../../islands/questionnaire/moving-up.ts';
import { randomUUID } from 'node:crypto';
import { checkSubmission, endingAnchor, formState } from '../../../../domain/form/index.ts';
import {
  begunField,
  goField,
  moveUp,
  pageField,
  submissionField,
  toPage,
  wasField,
  type Scene,
} from '../../../../islands/questionnaire/scene.ts';
import { pageOfProblem, turnPage } from '../../../../server/answering/paper.ts';
import { sceneOf, type Setting } from '../../../_questionnaire/scenes.ts';

type Turned =
  | { readonly state: 'page'; readonly status: number; readonly scene: Scene }
  | { readonly state: 'sent'; readonly anchor: string };

export function previewTurn(setting: Setting, fields: readonly (readonly [string, string])[], stays: boolean): Turned {
  const own = new Map(fields.filter(([name]) => name.startsWith('~')));
  const pressed = own.get(goField) ?? '';
  const sought = !stays && pressed.startsWith(toPage) ? pressed.slice(toPage.length) : undefined;
  const isPlain = stays || pressed.startsWith(moveUp) || sought !== undefined;
  const button = isPlain ? 'stay' : pressed === 'back' ? 'back' : 'next';
  const at = { page: own.get(pageField) ?? '', was: own.get(wasField) ?? null };
  const turned = turnPage(
    setting.form,
    { ...at, sought, button, entries: fields, pressed: (answers) => movedUp(pressed, answers) ?? answers },
    setting,
  );
  const moment = { submissionId: own.get(submissionField) ?? randomUUID(), begun: own.get(begunField) ?? null };
  if (turned.kind === 'show') {
    const status = turned.problems.length > 0 ? 422 : 200;
    return { state: 'page', status, scene: sceneOf(setting, { ...turned, ...moment }) };
  }
  const state = formState(setting.form, turned.answers, setting);
  const checked = checkSubmission(setting.form, state.values, setting);
  if (checked.ok) return { state: 'sent', anchor: endingAnchor(setting.form, state) };
  const problems = checked.problem;
  const page = pageOfProblem(setting.form, problems, turned.page);
  return {
    state: 'page',
    status: 422,
    scene: sceneOf(setting, { page, answers: turned.answers, problems, ...moment }),
  };
}
