/** Choice rows: a native radio button or checkbox inside its label, the whole row the target. */
import type { Choice, ChoiceValue, Question } from '../../domain/form/phone.ts';
import { otherOf } from '../../domain/form/elements.ts';
import { isInvalid } from './Caption.tsx';
import { idOf } from './scene.ts';
import type { Scene } from './scene.ts';

interface Props {
  readonly question: Question<string>;
  readonly scene: Scene;
  readonly type: 'radio' | 'checkbox';
  readonly choices: readonly Choice<string>[];
  readonly chosen: readonly ChoiceValue[];
  /** Name of the field when it is not the question itself: one row of a matrix. */
  readonly field?: string;
  /** `rows` one under the other; `scale` (figures) and `columns` (words) side by side. */
  readonly arrangement?: 'rows' | 'scale' | 'columns' | 'pictures' | undefined;
}

export function ChoiceList({ question, scene, type, choices, chosen, field, arrangement = 'rows' }: Props) {
  const name = field ?? question.name;
  const otherValue = otherOf(question)?.value;
  const shared = {
    type,
    name,
    disabled: !scene.state.enabled.has(question.name),
    'aria-invalid': type === 'checkbox' ? isInvalid(question, scene) : undefined,
  } as const;
  return (
    <div class={`choices ${arrangement}`}>
      {choices.map(({ value, text, image, disabled }, position) => (
        <label class="choice" key={String(value)}>
          <input
            {...shared}
            value={String(value)}
            checked={chosen.includes(value)}
            disabled={shared.disabled || (disabled && !chosen.includes(value))}
            id={position === 0 ? idOf(name) : undefined}
            class={value === otherValue ? 'other-choice' : undefined}
          />
          <i class="ground" />
          <span>
            {image && <img src={image} alt="" loading="lazy" />}
            {text}
          </span>
        </label>
      ))}
    </div>
  );
}
