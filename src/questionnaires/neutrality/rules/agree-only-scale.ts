/** A scale on which one can only agree, or only disagree: “满意 / 比较满意 / 一般”. */
import type { Rule } from '../finding.ts';
import { choosesOne } from '../answering.ts';
import { sidesOf } from '../sides.ts';

export const agreeOnlyScale: Rule = {
  id: 'agreeOnlyScale',
  severity: 'error',
  offences: ({ questions }) =>
    questions.filter(choosesOne).flatMap((question) => {
      const { positive, negative } = sidesOf(question);
      const oneSided = (positive > 0 && negative === 0) || (negative > 0 && positive === 0);
      return oneSided ? [{ place: question.place, params: { question: question.name } }] : [];
    }),
};
