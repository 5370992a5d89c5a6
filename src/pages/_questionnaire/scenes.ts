/** Sets the scene for one page of a questionnaire: the form, the answers so far, and what there is to say about them. */
import { formState, shuffled, startingAnswers, visiblePages } from '../../domain/form/index.ts';
import type { Answers, Form, Problem } from '../../domain/form/index.ts';
import type { Scene, Sending } from '../../islands/questionnaire/scene.ts';
import type { Words } from '../../islands/questionnaire/words.ts';

/** What every page of one questionnaire shares. */
export interface Setting {
  readonly form: Form<string>;
  readonly words: Words;
  readonly address: string;
  readonly wave: string;
  readonly today: string;
}

export interface Moment {
  readonly page: string;
  readonly answers: Answers;
  readonly problems?: readonly Problem[];
  readonly sending?: Sending;
  readonly submissionId: string | null;
  readonly begun: string | null;
}

export function openingScene(setting: Setting): Scene {
  const answers = startingAnswers(setting.form, setting);
  const state = formState(setting.form, answers, setting);
  const page = visiblePages(setting.form, state)[0]?.name ?? '';
  return sceneOf(setting, { page, answers, submissionId: null, begun: null });
}

export function sceneOf(setting: Setting, { problems = [], sending = { state: 'no' }, ...moment }: Moment): Scene {
  const { form, words, address, wave, today } = setting;
  const scene = {
    form,
    words,
    address,
    wave,
    ...moment,
    problems,
    sending,
    state: formState(form, moment.answers, { today }),
  };
  return { ...scene, state: { ...scene.state, form: shuffled(scene.state.form, moment.submissionId) } };
}
