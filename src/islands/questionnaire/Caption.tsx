/** What stands around a question's control: its words, whether it must be answered, the hint and the errors. */
import type { Question } from '../../domain/form/phone.ts';
import { problemText } from './problem-text.ts';
import { idOf } from './scene.ts';
import type { Scene } from './scene.ts';

interface Props {
  readonly question: Question<string>;
  readonly scene: Scene;
}

export function Title({ question, scene }: Props) {
  return (
    <>
      {question.title}
      {scene.state.required.has(question.name) && <span class="necessary">{scene.words.required}</span>}
    </>
  );
}

export function Hint({ question }: { readonly question: Question<string> }) {
  if (!question.description) return null;
  return (
    <p class="hint" id={hintId(question)}>
      {question.description}
    </p>
  );
}

export function Errors({ question, scene }: Props) {
  const problems = problemsOf(question, scene);
  if (problems.length === 0) return null;
  return (
    <p class="error" id={errorId(question)}>
      {problems.map((problem) => problemText(problem, scene.words)).join(' ')}
    </p>
  );
}

export function isInvalid(question: Question<string>, scene: Scene): 'true' | undefined {
  return problemsOf(question, scene).length > 0 ? 'true' : undefined;
}

export function describedBy(question: Question<string>, scene: Scene): string | undefined {
  const ids = [question.description && hintId(question), isInvalid(question, scene) && errorId(question)];
  return ids.filter(Boolean).join(' ') || undefined;
}

function problemsOf(question: Question<string>, { problems }: Scene) {
  return problems.filter((problem) => problem.question === question.name);
}

const hintId = ({ name }: Question<string>) => `${idOf(name)}-hint`;
const errorId = ({ name }: Question<string>) => `${idOf(name)}-error`;
