/** Choosing from a native list: one of many, or a place for each. */
import type { Choice } from '../../domain/form/phone.ts';
import { Errors, Hint, Title, describedBy, isInvalid } from './Caption.tsx';
import { OtherText, allChoices, chosenIn } from './ChooseQuestion.tsx';
import type { Listed } from './ChooseQuestion.tsx';
import { Group } from './Group.tsx';
import { moveUpButton } from './moving-up.ts';
import { goField, idOf } from './scene.ts';
import type { Asked, Kind, Scene } from './scene.ts';
import { fill } from './words.ts';

export function DropdownQuestion({ question, scene }: Asked<Listed>) {
  const id = idOf(question.name);
  const chosen = chosenIn(scene.answers[question.name]).map(String)[0] ?? '';
  return (
    <div class="question">
      <label class="asked" htmlFor={id}>
        <Title question={question} scene={scene} />
      </label>
      <Hint question={question} />
      <Errors question={question} scene={scene} />
      <select
        class="field"
        id={id}
        name={question.name}
        disabled={!scene.state.enabled.has(question.name)}
        aria-required={scene.state.required.has(question.name) ? 'true' : undefined}
        aria-invalid={isInvalid(question, scene)}
        aria-describedby={describedBy(question, scene)}
        value={chosen}
      >
        <Options choices={allChoices(question)} scene={scene} />
      </select>
      <OtherText question={question} scene={scene} />
    </div>
  );
}

/** One list per place: works without script and without a mouse; a choice named twice is sent back. */
export function RankingQuestion({ question, scene }: Asked<Kind<'ranking'>>) {
  const ranked = chosenIn(scene.answers[question.name]).map(String);
  return (
    <Group question={question} scene={scene} single={false}>
      <ol class="ranks">
        {question.choices.map(({ value }, place) => (
          <li key={String(value)}>
            <select
              class="field"
              id={place === 0 ? idOf(question.name) : undefined}
              name={question.name}
              aria-label={fill(scene.words.rank, { place: place + 1 })}
              aria-invalid={isInvalid(question, scene)}
              disabled={!scene.state.enabled.has(question.name)}
              value={ranked[place] ?? ''}
            >
              <Options choices={question.choices} scene={scene} />
            </select>
            {place > 0 && (
              <MoveUp question={question} scene={scene} place={place} text={textOf(ranked[place], question)} />
            )}
          </li>
        ))}
      </ol>
    </Group>
  );
}

function textOf(value: string | undefined, { choices }: Kind<'ranking'>): string | undefined {
  return choices.find((choice) => String(choice.value) === value)?.text;
}

/** Without script it posts the page, and the page comes back in the new order. */
function MoveUp({
  question,
  scene,
  place,
  text,
}: Asked<Kind<'ranking'>> & { place: number; text: string | undefined }) {
  const { enabled } = scene.state;
  if (text === undefined || !enabled.has(question.name)) return null;
  return (
    <button
      class="button"
      name={goField}
      value={moveUpButton(question.name, place)}
      aria-label={fill(scene.words.moveUp ?? '', { choice: text, place })}
    >
      ↑
    </button>
  );
}

function Options({ choices, scene }: { readonly choices: readonly Choice<string>[]; readonly scene: Scene }) {
  return (
    <>
      <option value="">{scene.words.choose}</option>
      {choices.map(({ value, text, disabled }) => (
        <option key={String(value)} value={String(value)} disabled={disabled}>
          {text}
        </option>
      ))}
    </>
  );
}
