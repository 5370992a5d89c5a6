/** The field that finds a door among all of this person's, and what it found. */
import { findDoors } from '../../domain/outreach/find-doors.ts';
import { addressOf } from './address.ts';
import { doorName } from './names.ts';
import type { Scene } from './scene.ts';
import { say } from './words.ts';

const most = 30;

export function Found({ scene, search }: { readonly scene: Scene; readonly search: string }) {
  const { words } = scene;
  const found = scene.rounds.flatMap(({ round, buildings }) =>
    findDoors(buildings, search, most + 1).map((one) => ({ round, ...one })),
  );
  return (
    <div class="finding">
      <label for="search">{words.search}</label>
      <input
        class="field"
        id="search"
        type="search"
        name="search"
        placeholder={words.searchHint}
        autocomplete="off"
        defaultValue={search}
      />
      {search.trim() !== '' && (
        <>
          <p class="muted small" role="status">
            {found.length === 0
              ? words.foundNone
              : say(found.length > most ? words.foundMore : words.found, { number: Math.min(found.length, most) })}
          </p>
          <ul class="found">
            {found.slice(0, most).map(({ building, door, round }) => (
              <li key={`${round.id} ${door.id}`}>
                <a
                  href={addressOf({
                    at: 'door',
                    round: round.id,
                    building: building.id,
                    door: door.id,
                    corrects: null,
                  })}
                >
                  {building.name} {doorName(door, words)}
                </a>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
