/** Nobody's opinion is written for them: nothing may enter a value where an item carries an indicator, by whatever way or name. */
import { questionsOf } from '../domain/form/elements.ts';
import type { Form } from '../domain/form/form.ts';
import { ownerOf } from '../domain/form/shared-answers.ts';
import type { Remarks } from './problem.ts';

export function checkOpinions(form: Form, remarks: Remarks): void {
  const opinions = new Set(
    questionsOf(form)
      .filter(({ indicator }) => indicator !== undefined)
      .map(({ name }) => ownerOf(form, name)),
  );
  const isOpinion = (name: string) => opinions.has(ownerOf(form, name));
  for (const { kind, target, to } of form.effects ?? []) {
    if (to !== undefined && isOpinion(target))
      remarks.refuse(target, 'initial_on_opinion', {
        property: kind === 'default' ? 'defaultValueExpression' : 'setValueExpression',
      });
  }
  for (const { name, initial, indicator } of questionsOf(form)) {
    if (initial !== undefined && indicator === undefined && isOpinion(name))
      remarks.refuse(name, 'initial_on_opinion', { property: 'defaultValue' });
  }
}
