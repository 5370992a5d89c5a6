/** A building as a picture of its doors: units beside each other, the top floor first; state by ground and by mark. */
import { progressOf } from '../../domain/outreach/building-progress.ts';
import { doorGrid, inWalkingOrder } from '../../domain/outreach/door-grid.ts';
import { doorStandings } from '../../domain/outreach/door-state.ts';
import { addressOf } from './address.ts';
import { Missing } from './Missing.tsx';
import { doorName, unitName } from './names.ts';
import { buildingIn, doorsNow, type BuildingIn, type DoorWithNow } from './reading.ts';
import type { Scene } from './scene.ts';
import { say, type VisitWords } from './words.ts';

export function Building({ scene }: { readonly scene: Scene }) {
  const { place, words } = scene;
  const found = place.at === 'building' ? buildingIn(scene, place.round, place.building) : null;
  if (found === null) return <Missing scene={scene} />;
  const doors = doorsNow(scene, found);
  const progress = progressOf(doors.map(({ now }) => now.state));
  const next = inWalkingOrder(doors).find(({ now }) => now.state === 'untouched');
  return (
    <>
      <header class="visit-head">
        <h1 tabIndex={-1}>{found.building.name}</h1>
        <p class="muted small">{say(words.progress, { ...progress })}</p>
      </header>
      <Legend doors={doors} words={words} />
      <nav class="units" aria-label={say(words.grid, { building: found.building.name })}>
        {doorGrid(doors).map(({ unit, floors }) => (
          <section key={unit} class="unit" data-kind={found.building.kind}>
            {unit !== '' && <h2>{unitName(unit, words)}</h2>}
            {floors.map(({ floor, doors: along }) => (
              <ul key={floor} class="floor">
                {along.map((door) => (
                  <Cell key={door.id} door={door} place={found} words={words} />
                ))}
              </ul>
            ))}
          </section>
        ))}
      </nav>
      {next && (
        <p>
          <a class="button" href={addressOfDoor(found, next.id)}>
            {say(words.nextDoor, { door: doorName(next, words) })}
          </a>
        </p>
      )}
      {progress.settled === progress.doors && <p class="muted">{words.allSettled}</p>}
    </>
  );
}

interface CellProps {
  readonly door: DoorWithNow;
  readonly place: BuildingIn;
  readonly words: VisitWords;
}

function Cell({ door, place, words }: CellProps) {
  const { state } = door.now;
  const more = [
    door.kind === 'household' ? '' : words[`kind.${door.kind}`],
    door.isRefused ? words.refusedMark : '',
    door.waiting > 0 ? words.pending : '',
  ].filter(Boolean);
  const said = say(words.cell, {
    door: doorName(door, words),
    state: [words[`standing.${state}`], ...more].join(' · '),
  });
  return (
    <li>
      <a class="cell" data-state={state} href={addressOfDoor(place, door.id)}>
        <span class="visually-hidden">{said}</span>
        <span class="number" aria-hidden="true">
          {door.door}
        </span>
        <span class="mark" aria-hidden="true">
          {words[`mark.${state}`]}
        </span>
        {door.waiting > 0 && <span class="waits" aria-hidden="true" />}
        {door.isRefused && (
          <span class="waits refused" aria-hidden="true">
            !
          </span>
        )}
      </a>
    </li>
  );
}

function Legend({ doors, words }: { readonly doors: readonly DoorWithNow[]; readonly words: VisitWords }) {
  const counted = doorStandings
    .map((state) => ({ state, number: doors.filter(({ now }) => now.state === state).length }))
    .filter(({ number }) => number > 0);
  return (
    <ul class="legend" aria-label={words.legend}>
      {counted.map(({ number, state }) => (
        <li key={state}>
          <span class="cell small" data-state={state} aria-hidden="true">
            <span class="mark">{words[`mark.${state}`]}</span>
          </span>
          {words[`standing.${state}`]} <strong>{number}</strong>
        </li>
      ))}
    </ul>
  );
}

function addressOfDoor({ building, round }: BuildingIn, door: string): string {
  return addressOf({ at: 'door', round: round.id, building: building.id, door, corrects: null });
}
