/** An answer that is there before the resident has chosen: a default value, or a value set by an expression or trigger. */
import type { Offence, Rule } from '../finding.ts';
import { isClosed } from '../answering.ts';
import { list, property, text } from '../json.ts';
import type { Reading, ReadQuestion } from '../reading.ts';

export const preselected: Rule = {
  id: 'preselected',
  severity: 'error',
  offences: (reading) => [...reading.questions.filter(asksOpinion).flatMap(defaultsOf), ...triggersOf(reading)],
};

const settingProperties = ['defaultValue', 'defaultValueExpression', 'setValueExpression', 'defaultRowValue'];

/** Whatever counts or is chosen; a default in a plain field that feeds nothing harms nobody. */
function asksOpinion(question: ReadQuestion): boolean {
  return question.indicator !== null || isClosed(question);
}

function defaultsOf({ json, name, place }: ReadQuestion): Offence[] {
  return settingProperties
    .filter((setting) => ![undefined, null, ''].includes(property(json, setting) as undefined))
    .map((setting) => ({ place: `${place}.${setting}`, params: { question: name } }));
}

function triggersOf({ root, questions }: Reading): Offence[] {
  const opinions = new Set(questions.filter(asksOpinion).map(({ name }) => name));
  return list(root, 'triggers').flatMap((trigger, index) => {
    const target = text(trigger, 'setToName');
    return target !== undefined && opinions.has(target)
      ? [{ place: `triggers[${index}]`, params: { question: target } }]
      : [];
  });
}
