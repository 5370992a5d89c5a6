/** What stops the page from going on, above the questions; each line leads to its field. */
import { questionsOf } from '../../domain/form/phone.ts';
import { problemText } from './problem-text.ts';
import { idOf } from './scene.ts';
import type { Scene } from './scene.ts';

export const summaryId = 'problems';

export function ProblemSummary({ scene: { state, problems, words } }: { readonly scene: Scene }) {
  if (problems.length === 0) return null;
  const titles = new Map(questionsOf(state.form).map(({ name, title }) => [name, title]));
  return (
    <div class="problems" id={summaryId} role="alert" tabIndex={-1}>
      <h2>{words.problemsTitle}</h2>
      <ul>
        {problems.map((problem, position) => (
          <li key={position}>
            {titles.has(problem.question) ? (
              <>
                <a href={`#${idOf(problem.question)}`}>{titles.get(problem.question)}</a> {problemText(problem, words)}
              </>
            ) : (
              problemText(problem, words)
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
