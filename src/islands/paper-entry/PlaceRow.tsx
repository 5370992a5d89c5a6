/** One place of the sheet: its number, its words, and native controls with the key of each option beside it. */
import { problemText } from '../questionnaire/problem-text.ts';
import type { Place } from '../../domain/sheet/places.ts';
import { chosenAt } from '../../domain/sheet/place-values.ts';
import { idOf } from './scene.ts';
import type { Scene } from './scene.ts';

interface Props<Shown = Place<string>> {
  readonly place: Shown;
  readonly scene: Scene;
}

type WithOptions = Extract<Place<string>, { readonly options: unknown }>;
type Typed = Exclude<Place<string>, { readonly options: unknown }>;

export function PlaceRow({ place, scene }: Props) {
  const only = scene.isAwake ? undefined : scene.only[place.question.name];
  const isOpen = scene.open.includes(place.field);
  const problems = scene.problems.filter((problem) => isAbout(problem, place));
  const described = [problems.length > 0 && idOf(place.field, '-error'), isOpen && idOf(place.field, '-open')];
  return (
    <fieldset
      class={scene.at === place.field ? 'place current' : 'place'}
      data-field={place.field}
      aria-describedby={described.filter(Boolean).join(' ') || undefined}
    >
      <legend>
        <span class="number">{place.number}</span> {wordsOf(place, scene)}
      </legend>
      {only && <p class="only">{only}</p>}
      {problems.length > 0 && (
        <p class="error" id={idOf(place.field, '-error')}>
          {problems.map((problem) => problemText(problem, scene.words)).join(' ')}
        </p>
      )}
      <Control place={place} scene={scene} />
      {isOpen && (
        <p class="open" id={idOf(place.field, '-open')}>
          {scene.words.noAnswer}
        </p>
      )}
    </fieldset>
  );
}

function Control({ place, scene }: Props) {
  switch (place.kind) {
    case 'one':
    case 'many':
      return <Options place={place} scene={scene} />;
    case 'ranked':
      return <Ranks place={place} scene={scene} />;
    case 'typed':
      return <Text place={place} scene={scene} />;
  }
}

function Options({ place, scene }: Props<WithOptions>) {
  const chosen = chosenAt(place, scene.answers);
  return (
    <div class="options">
      {place.options.map(({ key, text, value }, index) => (
        <label key={String(value)}>
          <input
            type={place.kind === 'one' ? 'radio' : 'checkbox'}
            name={place.field}
            value={String(value)}
            checked={chosen.includes(value)}
            id={index === 0 ? idOf(place.field) : undefined}
          />
          {key !== null && <kbd aria-hidden="true">{key}</kbd>}
          <span>{text}</span>
        </label>
      ))}
    </div>
  );
}

/** One list per rank, as in the residents' form. */
function Ranks({ place, scene }: Props<WithOptions>) {
  const ranked = chosenAt(place, scene.answers).map(String);
  return (
    <ol class="ranks">
      {place.options.map((_, rank) => (
        <li key={rank}>
          <select
            class="field"
            name={place.field}
            id={rank === 0 ? idOf(place.field) : undefined}
            aria-label={scene.words.rank.replace('{place}', String(rank + 1))}
            value={ranked[rank] ?? ''}
          >
            <option value="">{scene.words.choose}</option>
            {place.options.map(({ key, text, value }) => (
              <option key={String(value)} value={String(value)}>
                {key === null ? text : `${key} ${text}`}
              </option>
            ))}
          </select>
        </li>
      ))}
    </ol>
  );
}

/** The browser's own value wins while a person types; ours is only where it starts. */
function Text({ place, scene }: Props<Typed>) {
  const shared = {
    class: 'field',
    id: idOf(place.field),
    name: place.field,
    maxLength: place.maxLength,
    autocomplete: 'off',
    'aria-label': `${place.number} ${wordsOf(place, scene)}`,
    defaultValue: chosenAt(place, scene.answers).map(String).join(''),
  } as const;
  return place.lines > 1 ? <textarea {...shared} rows={2} /> : <input {...shared} />;
}

export function wordsOf(place: Place<string>, { words }: Pick<Scene, 'words'>): string {
  if (place.row) return `${place.question.title} ${place.row.text}`;
  if (place.kind !== 'typed') return place.question.title;
  return place.caption ?? (place.beside === undefined ? place.question.title : words.other);
}

function isAbout({ question, row }: Scene['problems'][number], place: Place<string>): boolean {
  return question === place.question.name && (row === undefined || row === place.row?.name);
}
