/** A value that the form works out from the answers: read, never typed. Without script it is as of the last turn of the page. */
import { Hint, Title } from './Caption.tsx';
import { idOf } from './scene.ts';
import type { Asked, Kind } from './scene.ts';

export function CalculatedQuestion({ question, scene }: Asked<Kind<'expression'>>) {
  return (
    <div class="question" id={idOf(question.name)}>
      <p class="asked">
        <Title question={question} scene={scene} />
      </p>
      <Hint question={question} />
      <output>{question.shown}</output>
    </div>
  );
}
