/** Unprompted awareness is asked before anything names the campaign, and alone on its page: the next item gives it away. */
import { familyOf, type IndicatorFamily } from '../../../domain/indicators/roles.ts';
import type { Rule } from '../finding.ts';
import type { ReadQuestion } from '../reading.ts';

const silent: ReadonlySet<IndicatorFamily> = new Set(['recall']);

export const unpromptedApart: Rule = {
  id: 'unpromptedApart',
  severity: 'error',
  offences: ({ questions }) =>
    questions.flatMap((question, index) => {
      if (!question.indicator || !silent.has(familyOf(question.indicator))) return [];
      const prompted = questions.slice(0, index).some(prompts) || sharesPage(question, questions);
      return prompted ? [{ place: question.place, params: { question: question.name } }] : [];
    }),
};

function prompts({ indicator }: ReadQuestion): boolean {
  return indicator !== null && !silent.has(familyOf(indicator));
}

function sharesPage(question: ReadQuestion, questions: readonly ReadQuestion[]): boolean {
  return questions.some((other) => other !== question && other.page === question.page);
}
