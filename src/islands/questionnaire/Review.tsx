/** All answers in words before they are sent, page by page, each with the way back to it. */
import { displayValue } from '../../domain/form/display-value.ts';
import { commentName } from '../../domain/form/phone.ts';
import { pagePosition, visiblePages, visibleQuestions } from '../../domain/form/phone.ts';
import type { Form, Page, Question } from '../../domain/form/phone.ts';
import { goField, toPage } from './scene.ts';
import type { Asked, Scene } from './scene.ts';
import { fill } from './words.ts';

export function Review({ scene, answeredOnly }: { readonly scene: Scene; readonly answeredOnly: boolean }) {
  const { form, values } = scene.state;
  const sections = visiblePages(form, scene.state).flatMap((page) => {
    const asked = visibleQuestions(page, scene.state).filter(
      ({ name }) => !answeredOnly || name in values || commentName(name) in values,
    );
    return asked.length > 0 ? [{ page, asked }] : [];
  });
  return (
    <div class="review">
      <p class="asked">{scene.words.review?.title}</p>
      {sections.map(({ page, asked }) => (
        <section key={page.name}>
          <Head page={page} scene={scene} />
          <dl>
            {asked.map((question) => (
              <div key={question.name}>
                <dt>{question.title}</dt>
                <Answer question={question} form={form} scene={scene} />
                {question.comment && <Comment question={question} scene={scene} />}
              </div>
            ))}
          </dl>
        </section>
      ))}
    </div>
  );
}

function Head({ page, scene }: { readonly page: Page<string>; readonly scene: Scene }) {
  const { index } = pagePosition(scene.state.form, scene.state, page.name);
  const words = scene.words.review;
  const title = page.title ?? fill(words?.page ?? '', { index: index + 1 - Number(scene.form.startsApart ?? 0) });
  return (
    <header>
      <h3>{title}</h3>
      <button class="button" name={goField} value={toPage + page.name} aria-label={`${words?.change ?? ''} ${title}`}>
        {words?.change}
      </button>
    </header>
  );
}

function Comment({ question, scene }: Asked) {
  const said = scene.state.values[commentName(question.name)];
  return typeof said === 'string' ? <dd>{said}</dd> : null;
}

interface AnswerProps {
  readonly question: Question<string>;
  readonly form: Form<string>;
  readonly scene: Scene;
}

function Answer({ question: { name }, form, scene }: AnswerProps) {
  const said = displayValue(form, { ...scene.state.scope.values, ...scene.state.values }, [name]);
  return said === '' ? <dd class="muted">{scene.words.review?.open}</dd> : <dd>{said}</dd>;
}
