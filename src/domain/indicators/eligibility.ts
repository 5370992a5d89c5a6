/**
 * Whether an answer belongs to the population: adults who have lived here half a year or more. Others are stored and
 * counted apart. Declining to give one's age, or a question never shown, does not exclude anyone.
 */
import type { Answers } from '../form/form.ts';
import type { Counting } from '../reporting/counting.ts';

export function isEligible(counting: Pick<Counting, 'eligibility'>, answers: Answers): boolean {
  return counting.eligibility.every(({ question, excluded }) => {
    const answer = Object.hasOwn(answers, question) ? answers[question] : undefined;
    return !excluded.some((value) => value === answer);
  });
}
