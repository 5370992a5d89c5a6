/** Choosing one or several of a list, with “none of these” and “other, please say”. */
import { commentName } from '../../domain/form/phone.ts';
import type { AnswerValue, Choice, ChoiceValue } from '../../domain/form/phone.ts';
import { ChoiceList } from './ChoiceList.tsx';
import { Group } from './Group.tsx';
import { idOf } from './scene.ts';
import type { Asked, Kind } from './scene.ts';

/** Kinds whose choices may end in “none of these” and “other”. */
export type Listed = Kind<'radiogroup' | 'dropdown' | 'checkbox'>;

export function ChooseQuestion({ question, scene }: Asked<Listed>) {
  const single = question.kind !== 'checkbox';
  return (
    <Group question={question} scene={scene} single={single}>
      <ChoiceList
        question={question}
        scene={scene}
        type={single ? 'radio' : 'checkbox'}
        arrangement={'beside' in question ? 'columns' : undefined}
        choices={allChoices(question)}
        chosen={chosenIn(scene.answers[question.name])}
      />
      <OtherText question={question} scene={scene} />
    </Group>
  );
}

/** The text for “other”, always in the page so that it can be filled without script; styles hide it until chosen. */
export function OtherText({ question, scene }: Asked<Listed>) {
  const { other } = question;
  if (!other) return null;
  const name = commentName(question.name);
  return (
    <div class="other">
      <label htmlFor={idOf(name)}>{scene.words.other}</label>
      <input
        class="field"
        id={idOf(name)}
        name={name}
        maxLength={other.maxLength}
        autocomplete="off"
        disabled={!scene.state.enabled.has(question.name)}
        defaultValue={textOf(scene.answers[name])}
      />
    </div>
  );
}

export function allChoices({ choices, none, other }: Listed): Choice<string>[] {
  return [...choices, ...(none ? [none] : []), ...(other ? [other] : [])];
}

export function chosenIn(answer: AnswerValue | undefined): readonly ChoiceValue[] {
  if (answer === undefined) return [];
  if (typeof answer !== 'object') return [answer];
  return Array.isArray(answer) ? (answer as readonly ChoiceValue[]) : [];
}

function textOf(answer: AnswerValue | undefined): string {
  return typeof answer === 'string' ? answer : '';
}
