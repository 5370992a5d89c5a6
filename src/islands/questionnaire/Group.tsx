/** A question of several controls: fieldset and legend, its hint and its errors tied to it for screen readers. */
import type { ComponentChildren } from 'preact';
import type { Question } from '../../domain/form/phone.ts';
import { Errors, Hint, Title, describedBy, isInvalid } from './Caption.tsx';
import type { Scene } from './scene.ts';

interface Props {
  readonly question: Question<string>;
  readonly scene: Scene;
  /** One of several (radio buttons) or any number of them. */
  readonly single: boolean;
  readonly children: ComponentChildren;
}

export function Group({ question, scene, single, children }: Props) {
  const choosing = single
    ? ({
        role: 'radiogroup',
        'aria-invalid': isInvalid(question, scene),
        'aria-required': isRequired(question, scene),
      } as const)
    : {};
  return (
    <fieldset class="question" aria-describedby={describedBy(question, scene)} {...choosing}>
      <legend class="asked">
        <Title question={question} scene={scene} />
      </legend>
      <Hint question={question} />
      <Errors question={question} scene={scene} />
      {children}
    </fieldset>
  );
}

function isRequired(question: Question<string>, { state }: Scene): 'true' | undefined {
  return state.required.has(question.name) ? 'true' : undefined;
}
