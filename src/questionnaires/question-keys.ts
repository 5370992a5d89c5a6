/**
 * Under which name each question answers. survey-core stores an answer under `valueName`, or else under the name, so questions
 * that share one share an answer; as fields of a page they still need names of their own.
 */
import type { Question as SurveyQuestion, SurveyModel } from 'survey-core';

export class QuestionKeys {
  /** Names that stand for one answer, the stored one first. */
  readonly shared: readonly (readonly [string, ...string[]])[];
  readonly #keys: ReadonlyMap<object, string>;

  constructor(model: SurveyModel) {
    const asked = model.getAllQuestions().filter(answers);
    const groups = [...Map.groupBy(asked, (question) => question.getValueName())];
    const taken = new Set(groups.map(([name]) => name));
    const named = groups.map(([name, questions]) =>
      questions.map((question, place) => ({ question, key: free(name, place, taken) })),
    );
    this.#keys = new Map(named.flat().map(({ question, key }) => [question, key]));
    this.shared = named
      .filter((group) => group.length > 1)
      .map((group) => group.map(({ key }) => key) as [string, ...string[]]);
  }

  of(question: object): string {
    return this.#keys.get(question) ?? '';
  }
}

export function answers(question: SurveyQuestion): boolean {
  return !['html', 'image'].includes(question.getType());
}

function free(name: string, place: number, taken: Set<string>): string {
  if (place === 0) return name;
  let number = place + 1;
  while (taken.has(`${name}:${number}`)) number += 1;
  taken.add(`${name}:${number}`);
  return `${name}:${number}`;
}
