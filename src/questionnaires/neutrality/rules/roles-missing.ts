/** A choice without a role on an item that feeds an indicator: it would silently drop out of the rate. */
import { rateRules } from '../../../domain/indicators/rates.ts';
import { familyOf } from '../../../domain/indicators/roles.ts';
import { isClosed } from '../answering.ts';
import type { Offence, Rule } from '../finding.ts';
import type { ReadQuestion } from '../reading.ts';

export const rolesMissing: Rule = {
  id: 'rolesMissing',
  severity: 'error',
  offences: ({ questions }) => questions.filter(countsInRate).flatMap(choicesWithoutRole),
};

function countsInRate(question: ReadQuestion): boolean {
  return question.indicator !== null && rateRules[familyOf(question.indicator)] !== null && isClosed(question);
}

function choicesWithoutRole({ choices, name, place }: ReadQuestion): Offence[] {
  if (choices.length === 0) return [{ place, params: { question: name, choice: '' } }];
  return choices
    .filter(({ statedRole }) => statedRole === undefined)
    .map((choice) => ({ place: choice.place, params: { question: name, choice: choice.texts[0]?.text ?? '' } }));
}
