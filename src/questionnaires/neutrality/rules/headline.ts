/** Verdicts rest on one item per family: two headlines would let the better one be chosen afterwards. */
import { headlineOf, type HeadlineIndicator } from '../../../domain/indicators/roles.ts';
import { isClosed } from '../answering.ts';
import type { Offence, Rule } from '../finding.ts';
import type { ReadQuestion } from '../reading.ts';

export const headline: Rule = {
  id: 'headline',
  severity: 'error',
  offences: ({ questions }) => {
    const marked = questions.filter(({ json }) => json['headline'] === true);
    return marked.flatMap((question, index) => {
      const family = judgedFamily(question);
      const repeated = family !== null && marked.slice(0, index).some((earlier) => judgedFamily(earlier) === family);
      return family === null || repeated ? [offence(question)] : [];
    });
  },
};

function judgedFamily(question: ReadQuestion): HeadlineIndicator | null {
  return question.indicator && isClosed(question) ? headlineOf(question.indicator) : null;
}

function offence({ place, name }: ReadQuestion): Offence {
  return { place: `${place}.headline`, params: { question: name } };
}
