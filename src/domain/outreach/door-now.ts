/** A door as this phone knows it: what the server said, and what was recorded here and has not arrived yet. */
import { doorState, type DoorState } from './door-state.ts';
import type { Door } from './premises.ts';
import type { VisitEvent } from './visit-event.ts';

export type DoorNow = Pick<DoorState, 'state' | 'attempts' | 'tried'>;

/** `unsent` of this door alone; times by the server's clock as far as it was known. */
export function doorNow(door: Door, unsent: readonly VisitEvent[]): DoorNow {
  return unsent.length === 0 ? door : doorState([...door.events, ...unsent.map(byServersClock)]);
}

/** `happenedAt` with what the phone knew its clock to be off. */
export function byServersClock(event: VisitEvent): VisitEvent {
  if (event.offsetMs === null || event.offsetMs === 0) return event;
  return { ...event, happenedAt: new Date(Date.parse(event.happenedAt) + event.offsetMs).toISOString() };
}
