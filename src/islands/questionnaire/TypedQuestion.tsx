/** Questions answered by typing. The phone's own value wins while a person types; ours is only where it starts. */
import { rowFieldName } from '../../domain/form/index.ts';
import type { AnswerValue, Question, TextInput } from '../../domain/form/index.ts';
import { Errors, Hint, Title, describedBy, isInvalid } from './Caption.tsx';
import { Group } from './Group.tsx';
import { idOf } from './scene.ts';
import type { Scene } from './scene.ts';

type Kind<Name> = Question<string> & { readonly kind: Name };

interface Props<Name> {
  readonly question: Kind<Name>;
  readonly scene: Scene;
}

export function TextQuestion({ question, scene }: Props<'text' | 'comment'>) {
  const { name, placeholder } = question;
  const shared = {
    class: 'field',
    id: idOf(name),
    name,
    placeholder,
    autocomplete: 'off',
    maxLength: question.maxLength,
    defaultValue: typedIn(scene.answers[name]),
    disabled: !scene.state.enabled.has(name),
    'aria-required': scene.state.required.has(name) ? 'true' : undefined,
    'aria-invalid': isInvalid(question, scene),
    'aria-describedby': describedBy(question, scene),
  } as const;
  return (
    <div class="question">
      <label class="asked" htmlFor={idOf(name)}>
        <Title question={question} scene={scene} />
      </label>
      <Hint question={question} />
      <Errors question={question} scene={scene} />
      {question.kind === 'comment' ? (
        <textarea {...shared} rows={question.rows} />
      ) : (
        <input {...shared} {...keyboardFor(question)} />
      )}
    </div>
  );
}

export function MultipleTextQuestion({ question, scene }: Props<'multipletext'>) {
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

/** A number is typed as text: number fields drop what they cannot read, and change on scrolling. */
function keyboardFor({ input }: Pick<TextInput<string>, 'input'>) {
  return input === 'number' ? ({ type: 'text', inputMode: 'decimal' } as const) : ({ type: input } as const);
}

function typedIn(answer: AnswerValue | undefined): string {
  return answer === undefined || typeof answer === 'object' ? '' : String(answer);
}
