/** More favourable options than unfavourable ones, or the other way round. */
import type { Rule } from '../finding.ts';
import { choosesOne } from '../answering.ts';
import { sidesOf } from '../sides.ts';

export const unbalancedScale: Rule = {
  id: 'unbalancedScale',
  severity: 'error',
  offences: ({ questions }) =>
    questions.filter(choosesOne).flatMap((question) => {
      const { positive, negative } = sidesOf(question);
      const unbalanced = positive > 0 && negative > 0 && positive !== negative;
      return unbalanced ? [{ place: question.place, params: { question: question.name, positive, negative } }] : [];
    }),
};
