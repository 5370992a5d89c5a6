/** Several short texts under one question. */
import { rowFieldName } from '../../domain/form/phone.ts';
import type { AnswerValue } from '../../domain/form/phone.ts';
import { Group } from './Group.tsx';
import { keyboardFor, typedIn } from './TextQuestion.tsx';
import { idOf } from './scene.ts';
import type { Asked, Kind } from './scene.ts';

export function MultipleTextQuestion({ question, scene }: Asked<Kind<'multipletext'>>) {
  const answer = scene.answers[question.name];
  const parts = typeof answer === 'object' ? (answer as Readonly<Record<string, AnswerValue>>) : {};
  return (
    <Group question={question} scene={scene} single={false}>
      {question.fields.map((field, position) => {
        const name = rowFieldName(question.name, field.name);
        const id = position === 0 ? idOf(question.name) : idOf(name);
        const wrong = scene.problems.some(({ question: at, row }) => at === question.name && row === field.name);
        return (
          <div class="part" key={field.name}>
            <label htmlFor={id}>
              {field.title}
              {field.required && <span class="necessary">{scene.words.required}</span>}
            </label>
            <input
              class="field"
              id={id}
              name={name}
              placeholder={field.placeholder}
              autocomplete="off"
              maxLength={field.maxLength}
              defaultValue={typedIn(parts[field.name])}
              disabled={!scene.state.enabled.has(question.name)}
              aria-invalid={wrong ? 'true' : undefined}
              {...keyboardFor(field)}
            />
          </div>
        );
      })}
    </Group>
  );
}
