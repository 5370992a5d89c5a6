/** Questions answered by choosing: one, several, by number, by picture, yes or no, from a list. */
import { commentName } from '../../domain/form/index.ts';
import type { AnswerValue, Choice, ChoiceValue, Question } from '../../domain/form/index.ts';
import { ChoiceList } from './ChoiceList.tsx';
import { Errors, Hint, Title, describedBy, isInvalid } from './Caption.tsx';
import { Group } from './Group.tsx';
import { idOf } from './scene.ts';
import type { Scene } from './scene.ts';
import { fill } from './words.ts';

type Kind<Name> = Question<string> & { readonly kind: Name };
/** Kinds whose choices may end in “none of these” and “other”. */
type Listed = Kind<'radiogroup' | 'dropdown' | 'checkbox'>;

interface Props<Asked> {
  readonly question: Asked;
  readonly scene: Scene;
}

export function ChooseQuestion({ question, scene }: Props<Listed>) {
  const single = question.kind !== 'checkbox';
  return (
    <Group question={question} scene={scene} single={single}>
      <ChoiceList
        question={question}
        scene={scene}
        type={single ? 'radio' : 'checkbox'}
        choices={allChoices(question)}
        chosen={chosenIn(scene.answers[question.name])}
      />
      <OtherText question={question} scene={scene} />
    </Group>
  );
}

export function DropdownQuestion({ question, scene }: Props<Listed>) {
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

export function RatingQuestion({ question, scene }: Props<Kind<'rating'>>) {
  const { minimumText, maximumText } = question;
  return (
    <Group question={question} scene={scene} single>
      <ChoiceList
        question={question}
        scene={scene}
        type="radio"
        arrangement="scale"
        choices={question.choices}
        chosen={chosenIn(scene.answers[question.name])}
      />
      {(minimumText ?? maximumText) && (
        <p class="ends">
          <span>{minimumText}</span>
          <span>{maximumText}</span>
        </p>
      )}
    </Group>
  );
}

export function BooleanQuestion({ question, scene }: Props<Kind<'boolean'>>) {
  return (
    <Group question={question} scene={scene} single>
      <ChoiceList
        question={question}
        scene={scene}
        type="radio"
        choices={[question.yes, question.no]}
        chosen={chosenIn(scene.answers[question.name])}
      />
    </Group>
  );
}

export function PictureQuestion({ question, scene }: Props<Kind<'imagepicker'>>) {
  return (
    <Group question={question} scene={scene} single={!question.multiple}>
      <ChoiceList
        question={question}
        scene={scene}
        type={question.multiple ? 'checkbox' : 'radio'}
        arrangement="pictures"
        choices={question.choices}
        chosen={chosenIn(scene.answers[question.name])}
      />
    </Group>
  );
}

/** One list per place: works without script and without a mouse; a choice named twice is sent back. */
export function RankingQuestion({ question, scene }: Props<Kind<'ranking'>>) {
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
          </li>
        ))}
      </ol>
    </Group>
  );
}

function Options({ choices, scene }: { readonly choices: readonly Choice<string>[]; readonly scene: Scene }) {
  return (
    <>
      <option value="">{scene.words.choose}</option>
      {choices.map(({ value, text }) => (
        <option key={String(value)} value={String(value)}>
          {text}
        </option>
      ))}
    </>
  );
}

/** The text for “other”, always in the page so that it can be filled without script; styles hide it until chosen. */
function OtherText({ question, scene }: Props<Listed>) {
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

function allChoices({ choices, none, other }: Listed): Choice<string>[] {
  return [...choices, ...(none ? [none] : []), ...(other ? [other] : [])];
}

function chosenIn(answer: AnswerValue | undefined): readonly ChoiceValue[] {
  if (answer === undefined) return [];
  if (typeof answer !== 'object') return [answer];
  return Array.isArray(answer) ? (answer as readonly ChoiceValue[]) : [];
}

function textOf(answer: AnswerValue | undefined): string {
  return typeof answer === 'string' ? answer : '';
}
