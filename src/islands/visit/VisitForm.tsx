/** What was said, what was left, and the eight buttons; a note only for whoever opens it. */
import { dispositions } from '../../domain/outreach/disposition.ts';
import { nextTimes, suggestedTime } from '../../domain/outreach/time-of-day.ts';
import { longestNote, talkParts } from '../../domain/outreach/visit-event.ts';
import { addressOf } from './address.ts';
import type { DoorProps } from './Door.tsx';
import { allParts, fields, type Filled } from './door-form.ts';
import type { Scene } from './scene.ts';
import { say } from './words.ts';

type Props = DoorProps & { readonly corrects: string | null };

export function VisitForm({ corrects, door, place, scene }: Props) {
  const { plain, words } = scene;
  const before = corrects === null ? null : eventBefore(scene, door, corrects);
  const address = addressOf({
    at: 'door',
    round: place.round.id,
    building: place.building.id,
    door: door.id,
    corrects,
  });
  return (
    <form class="visit-form" method="post" action={address} data-visit="record">
      <input type="hidden" name={fields.corrects} value={corrects ?? ''} />
      {plain && <input type="hidden" name={fields.id} value={plain.visitId} />}
      {plain && <input type="hidden" name={fields.madeAt} value={plain.madeAt} />}
      {corrects !== null && (
        <div class="told">
          <h2>{words.correctTitle}</h2>
          {!wasRefused(scene, corrects) && <p class="small">{words.correctHint}</p>}
        </div>
      )}
      <Parts before={before} scene={scene} />
      <Materials before={before} place={place} scene={scene} />
      <More before={before} door={door} scene={scene} />
      <fieldset>
        <legend>
          {words.resultAsk} <small class="muted">{words.resultHint}</small>
        </legend>
        <div class="results">
          {dispositions.map((result) => (
            <button
              key={result}
              name={fields.result}
              value={result}
              class="result"
              data-state={result === 'talk_given' ? 'informed' : result}
              aria-pressed={before === null ? undefined : before.result === result ? 'true' : 'false'}
            >
              <span class="mark" aria-hidden="true">
                {words[`mark.${result === 'talk_given' ? 'informed' : result}`]}
              </span>
              <span>{words[`result.${result}`]}</span>
            </button>
          ))}
        </div>
      </fieldset>
      {corrects !== null && (
        <button class="button withdraw" name={fields.result} value="withdrawn">
          {words.withdraw}
        </button>
      )}
    </form>
  );
}

interface PartProps {
  readonly before: Filled | null;
  readonly scene: Scene;
}

function Parts({ before, scene: { words } }: PartProps) {
  return (
    <fieldset>
      <legend>{words.parts}</legend>
      <div class="chips four">
        <Chip name={fields.part} value={allParts} label={words.partsAll} checked={false} />
        {talkParts.map((part) => (
          <Chip
            key={part}
            name={fields.part}
            value={part}
            label={words[`part.${part}`]}
            checked={before?.parts.includes(part) ?? false}
          />
        ))}
      </div>
    </fieldset>
  );
}

function Materials({ before, place, scene: { words } }: PartProps & Pick<DoorProps, 'place'>) {
  const { materials } = place.round;
  if (materials.length === 0) return null;
  return (
    <fieldset>
      <legend>{words.materials}</legend>
      <div class="chips">
        {materials.map(({ id, name, version }) => (
          <Chip
            key={id}
            name={fields.material}
            value={id}
            label={version === '' ? name : say(words.material, { name, version })}
            checked={before?.materials.includes(id) ?? false}
          />
        ))}
      </div>
    </fieldset>
  );
}

interface ChipProps {
  readonly name: string;
  readonly value: string;
  readonly label: string;
  readonly checked: boolean;
}

function Chip({ checked, label, name, value }: ChipProps) {
  return (
    <label class="chip">
      <input type="checkbox" name={name} value={value} defaultChecked={checked} />
      <span class="ground" />
      <span>{label}</span>
    </label>
  );
}

function More({ before, door, scene }: PartProps & Pick<DoorProps, 'door'>) {
  const { words } = scene;
  const { sensitive } = scene.atDoor;
  const suggested = before === null ? suggestedTime(door.now.tried) : before.nextTime;
  const subjects = sensitive.map((subject) => words[`sensitive.${subject}`]).join(words.and);
  return (
    <details class="more" open={Boolean(before?.note)}>
      <summary>{words.more}</summary>
      <label for="note">{words.note}</label>
      <p class="muted small" id="note-rule">
        {words.noteRule}
      </p>
      <textarea
        class="field"
        id="note"
        name={fields.note}
        rows={2}
        maxLength={longestNote}
        aria-describedby="note-rule note-found"
        defaultValue={before?.note ?? ''}
      />
      <p class="told warning" id="note-found" role="status" hidden={sensitive.length === 0}>
        {sensitive.length > 0 && say(words.noteFound, { subjects })}
      </p>
      <label for="next">{words.nextTime}</label>
      <select class="field" id="next" name={fields.nextTime}>
        <option value="">{words.nextTimeNone}</option>
        {nextTimes.map((time) => (
          <option key={time} value={time} selected={time === suggested}>
            {words[`time.${time}`]}
          </option>
        ))}
      </select>
    </details>
  );
}

/** Then nothing was stored that could be left as it was. */
function wasRefused({ unsent }: Scene, id: string): boolean {
  return unsent.some(({ event, refused }) => refused !== null && event.id === id);
}

/** What is to be corrected, as the server or this phone knows it. */
function eventBefore({ unsent }: Scene, door: DoorProps['door'], corrects: string): Filled | null {
  const found =
    door.events.find(({ id }) => id === corrects) ?? unsent.find(({ event }) => event.id === corrects)?.event;
  if (found === undefined) return null;
  const { materials, nextTime, note, parts, result } = found;
  return { materials, nextTime, note, parts, result, corrects };
}
