/** Whole minutes that answering may take, to be told beforehand: nine seconds a question, as the resident form needs. */
const secondsPerQuestion = 9;

export function minutesFor(questions: number): number {
  return Math.max(1, Math.round((questions * secondsPerQuestion) / 60));
}
