/** One door: the questionnaire first, then the talk, then one tap on what came of it. A form that posts by itself. */
import { isSettled } from '../../domain/outreach/door-state.ts';
import { suggestedTime } from '../../domain/outreach/time-of-day.ts';
import { Ask } from './Ask.tsx';
import { History } from './History.tsx';
import { Missing } from './Missing.tsx';
import { doorName } from './names.ts';
import { buildingIn, doorsNow, type BuildingIn, type DoorWithNow } from './reading.ts';
import type { Scene } from './scene.ts';
import { VisitForm } from './VisitForm.tsx';
import { say } from './words.ts';

export function Door({ scene }: { readonly scene: Scene }) {
  const { place, words } = scene;
  const found = place.at === 'door' ? buildingIn(scene, place.round, place.building) : null;
  const door = found && doorsNow(scene, found).find(({ id }) => place.at === 'door' && id === place.door);
  if (!found || !door) return <Missing scene={scene} />;
  const corrected = place.at === 'door' && place.corrects !== null ? place.corrects : null;
  return (
    <>
      <header class="visit-head">
        <h1 tabIndex={-1}>
          {doorName(door, words)}
          {door.kind !== 'household' && <small>{words[`kind.${door.kind}`]}</small>}
        </h1>
        <Standing door={door} scene={scene} />
      </header>
      {scene.plain?.refusal && (
        <p class="told warning" role="alert">
          <strong>{words.couldNot}</strong> {scene.plain.refusal}
        </p>
      )}
      {corrected === null && <Ask scene={scene} place={found} />}
      <VisitForm key={`${door.id} ${corrected ?? ''}`} scene={scene} place={found} door={door} corrects={corrected} />
      <History scene={scene} place={found} door={door} />
    </>
  );
}

function Standing({ door, scene: { words } }: { readonly door: DoorWithNow; readonly scene: Scene }) {
  const { attempts, state, tried } = door.now;
  const suggested = isSettled(state) ? null : suggestedTime(tried);
  return (
    <>
      <p class="small">
        <span class="cell small" data-state={state} aria-hidden="true">
          <span class="mark">{words[`mark.${state}`]}</span>
        </span>{' '}
        {say(words.stands, { state: words[`standing.${state}`] })}
        {attempts > 0 && <span class="muted"> · {say(words.attempts, { number: attempts })}</span>}
      </p>
      {suggested && <p class="small">{say(words.suggest, { time: words[`time.${suggested}`] })}</p>}
      {state === 'refused' && <p class="small">{words.refusedStays}</p>}
    </>
  );
}

export type DoorProps = { readonly scene: Scene; readonly place: BuildingIn; readonly door: DoorWithNow };
