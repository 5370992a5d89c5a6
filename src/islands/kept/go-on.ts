/** Goes on with answers that this page cannot show itself: the site shows the form they belong to, with them in it. */
import type { Draft } from '../../browser/draft/drafts.ts';
import { fieldsFromAnswers } from '../../domain/form/phone.ts';
import { anchor, begunField, goField, pageField, submissionField, waveField } from '../questionnaire/scene.ts';

export function goOnAtSite({ address, id, wave, begun, page, answers }: Omit<Draft, 'keptAt' | 'until'>): void {
  const form = document.createElement('form');
  form.method = 'post';
  form.action = `${address}#${anchor}`;
  const own: [string, string][] = [
    [pageField, page],
    [submissionField, id],
    [waveField, wave],
    [begunField, begun],
    [goField, 'stay'],
  ];
  form.append(...[...own, ...fieldsFromAnswers(answers)].map(([name, value]) => hiddenField(name, value)));
  document.body.append(form);
  form.submit();
}

function hiddenField(name: string, value: string): HTMLInputElement {
  const field = document.createElement('input');
  field.type = 'hidden';
  field.name = name;
  field.value = value;
  return field;
}
