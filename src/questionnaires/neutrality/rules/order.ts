/**
 * Awareness, participation, support, satisfaction, in this order: judging a campaign first tells people that there is one.
 * The visit cross-check comes after the headline of awareness and after the sources, which it would otherwise prompt.
 */
import { familyOf, type IndicatorFamily } from '../../../domain/indicators/roles.ts';
import type { Offence, Rule } from '../finding.ts';
import type { ReadQuestion } from '../reading.ts';

export const order: Rule = {
  id: 'order',
  severity: 'error',
  offences: ({ questions }) => [...familiesOutOfOrder(questions), ...visitTooEarly(questions)],
};

const sequence: readonly IndicatorFamily[] = ['awareness', 'participation', 'support', 'satisfaction'];

/** Each item that comes before an item of an earlier family, named with the first such item after it. */
function familiesOutOfOrder(questions: readonly ReadQuestion[]): Offence[] {
  const ranked = questions.filter((question) => rank(question) >= 0);
  return ranked.flatMap((question, index) => {
    const overtaken = ranked.slice(index + 1).find((later) => rank(later) < rank(question));
    return overtaken ? [offence(question, overtaken)] : [];
  });
}

function rank({ indicator }: ReadQuestion): number {
  return indicator ? sequence.indexOf(familyOf(indicator)) : -1;
}

function visitTooEarly(questions: readonly ReadQuestion[]): Offence[] {
  const visit = questions.findIndex(({ indicator }) => indicator === 'outreach.visit');
  const asked = questions[visit];
  const overtaken = questions
    .slice(visit + 1)
    .find(({ indicator }) => indicator === 'awareness.creation' || indicator === 'reach.sources');
  return asked && overtaken ? [offence(asked, overtaken)] : [];
}

function offence(early: ReadQuestion, late: ReadQuestion): Offence {
  return { place: early.place, params: { question: early.name, first: late.name } };
}
