/** What this phone has not sent yet: how much, why, and the ways to get it off the phone. */
import { addressOf } from './address.ts';
import { doorName, moment } from './names.ts';
import { buildingIn } from './reading.ts';
import type { Scene } from './scene.ts';
import { say } from './words.ts';
import { byServersClock } from '../../domain/outreach/door-now.ts';

export function Waiting({ scene }: { readonly scene: Scene }) {
  const { phone, unsent, words } = scene;
  return (
    <div class="stack">
      <h1 tabIndex={-1}>{words.waitingTitle}</h1>
      {unsent.length === 0 ? <p>{words.waitingEmpty}</p> : <p class="muted">{words.waitingWhy}</p>}
      <ul class="queue">
        {unsent.map((queued) => (
          <li key={queued.event.id}>
            <a href={addressOf(doorOf(queued))}>{lineOf(scene, queued)}</a>
            {queued.refused && (
              <span class="error small">{say(words.refusedEvent, { reason: words[`refusal.${queued.refused}`] })}</span>
            )}
          </li>
        ))}
      </ul>
      {unsent.length > 0 && (
        <div class="ways">
          <button class="button primary" type="button" data-visit="send">
            {words.sendNow}
          </button>
          <button class="button" type="button" data-visit="save">
            {words.saveFile}
          </button>
        </div>
      )}
      {unsent.length > 0 && <p class="muted small">{words.saveWhy}</p>}
      <p>
        <a href={addressOf({ at: 'file' })}>{words.openFile}</a>
      </p>
      {phone?.syncedAt != null && (
        <p class="muted small">
          {say(words.lastSync, { time: moment(phone.syncedAt, scene.language) })}{' '}
          <button class="quiet" type="button" data-visit="lists">
            {words.syncNow}
          </button>
        </p>
      )}
    </div>
  );
}

function doorOf({ building, event }: Scene['unsent'][number]) {
  return { at: 'door', round: event.round, building, door: event.premises, corrects: null } as const;
}

function lineOf(scene: Scene, { building, event }: Scene['unsent'][number]): string {
  const { language, words } = scene;
  const found = buildingIn(scene, event.round, building);
  const door = found?.building.doors.find(({ id }) => id === event.premises);
  const name = found && door ? `${found.building.name} ${doorName(door, words)}` : '–';
  const time = moment(byServersClock(event).happenedAt, language);
  return say(words.eventLine, { time, result: words[`result.${event.result}`], name });
}
