/** Questions answered by typing. The phone's own value wins while a person types; ours is only where it starts. */
import type { AnswerValue, TextInput } from '../../domain/form/phone.ts';
import { Errors, Hint, Title, describedBy, isInvalid } from './Caption.tsx';
import { idOf } from './scene.ts';
import type { Asked, Kind } from './scene.ts';

export function TextQuestion({ question, scene }: Asked<Kind<'text' | 'comment'>>) {
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

/** A number is typed as text: number fields drop what they cannot read, and change on scrolling. */
export function keyboardFor({ input }: Pick<TextInput<string>, 'input'>) {
  return input === 'number' ? ({ type: 'text', inputMode: 'decimal' } as const) : ({ type: input } as const);
}

export function typedIn(answer: AnswerValue | undefined): string {
  return answer === undefined || typeof answer === 'object' ? '' : String(answer);
}
