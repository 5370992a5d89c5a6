/** What was recorded at a door, colleagues' too, the latest first; own records can be corrected, refused ones put right. */
import type { KnownEvent } from '../../domain/outreach/premises.ts';
import type { VisitEvent } from '../../domain/outreach/visit-event.ts';
import type { QueuedVisit } from '../../browser/visits/visit-queue.ts';
import { byServersClock } from '../../domain/outreach/door-now.ts';
import { addressOf } from './address.ts';
import type { DoorProps } from './Door.tsx';
import { moment } from './names.ts';
import type { Scene } from './scene.ts';
import { say } from './words.ts';

export function History({ door, place, scene }: DoorProps) {
  const { unsent, words } = scene;
  const own = unsent.filter(({ event }) => event.premises === door.id && event.round === place.round.id);
  const correctedIds = new Set([...door.events, ...own.map(({ event }) => event)].map(({ corrects }) => corrects));
  return (
    <section class="history" aria-labelledby="history">
      <h2 id="history">{words.history}</h2>
      {door.events.length + own.length === 0 && <p class="muted small">{words.historyNone}</p>}
      <ul>
        {own.toReversed().map((queued) => (
          <Queued key={queued.event.id} queued={queued} scene={scene} isCorrected={correctedIds.has(queued.event.id)} />
        ))}
        {door.events.toReversed().map((event) => (
          <Known key={event.id} event={event} scene={scene} isCorrected={correctedIds.has(event.id)} />
        ))}
      </ul>
    </section>
  );
}

interface LineProps {
  readonly scene: Scene;
  readonly isCorrected: boolean;
}

function Known({ event, isCorrected, scene }: LineProps & { readonly event: KnownEvent }) {
  const { language, words, worker } = scene;
  const isOwn = event.worker === worker?.id;
  const name = isOwn ? words.byYou : event.workerName;
  return (
    <li class={isCorrected ? 'over' : undefined}>
      <span>
        {say(words.eventLine, {
          time: moment(event.visitedAt ?? event.happenedAt, language),
          result: words[`result.${event.result}`],
          name,
        })}
        {isCorrected && <span class="muted"> · {words.corrected}</span>}
      </span>
      <Details event={event} scene={scene} />
      {isOwn && !isCorrected && event.result !== 'withdrawn' && <Correct id={event.id} scene={scene} />}
    </li>
  );
}

function Queued({ isCorrected, queued: { event, refused }, scene }: LineProps & { readonly queued: QueuedVisit }) {
  const { language, place, words } = scene;
  const time = moment(byServersClock(event).happenedAt, language);
  return (
    <li class={isCorrected ? 'over' : undefined}>
      <span>
        {say(words.eventLine, { time, result: words[`result.${event.result}`], name: words.byYou })}
        {refused === null && <span class="pending"> · {isCorrected ? words.corrected : words.waitingEvent}</span>}
      </span>
      <Details event={event} scene={scene} />
      {refused !== null && (
        <div class="told warning">
          <p>{say(words.refusedEvent, { reason: words[`refusal.${refused}`] })}</p>
          <p class="ways">
            {place.at === 'door' && (
              <a class="button" href={addressOf({ ...place, corrects: event.id })}>
                {words.fix}
              </a>
            )}
            <button class="button" type="button" data-visit="discard" data-id={event.id}>
              {words.discard}
            </button>
          </p>
        </div>
      )}
      {refused === null && !isCorrected && event.result !== 'withdrawn' && <Correct id={event.id} scene={scene} />}
    </li>
  );
}

function Details({ event, scene: { words } }: { readonly event: VisitEvent | KnownEvent; readonly scene: Scene }) {
  const { nextTime, note, parts } = event;
  const said = parts.map((part) => words[`part.${part}`]).join(words.and);
  const lines = [
    said,
    note && say(words.noteLine, { note }),
    nextTime && say(words.nextLine, { time: words[`time.${nextTime}`] }),
  ].filter(Boolean);
  return lines.length === 0 ? null : <span class="muted small">{lines.join(' · ')}</span>;
}

function Correct({ id, scene: { place, words } }: { readonly id: string; readonly scene: Scene }) {
  if (place.at !== 'door') return null;
  return (
    <a class="correct small" href={addressOf({ ...place, corrects: id })}>
      {words.correct}
    </a>
  );
}
