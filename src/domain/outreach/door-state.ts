/**
 * Where a door stands, derived from everything that was recorded there, in whatever order it arrived. The last result stands, but a talk
 * that was given stays given, and a refusal stays a refusal: nobody goes back there in this round. So two workers who were both
 * offline never overwrite each other. SQL derives the same (private.derived_doors); a test compares the two.
 */
import { isContact, type Disposition } from './disposition.ts';
import { bandOf, bands, dayInChina, hourInChina, type Tried } from './time-of-day.ts';
import type { VisitEvent } from './visit-event.ts';

export type DoorStanding = 'untouched' | 'informed' | Exclude<Disposition, 'talk_given'>;
export const doorStandings = [
  'untouched',
  'informed',
  'met_later',
  'nobody_home',
  'no_answer',
  'refused',
  'no_access',
  'vacant',
  'not_found',
] as const satisfies readonly DoorStanding[];

export interface DoorState {
  readonly state: DoorStanding;
  readonly attempts: number;
  readonly contacted: boolean;
  /** Talk given or material left. */
  readonly leaflet: boolean;
  /** Attempts without contact by band of the day. */
  readonly tried: Tried;
  /** Days in China (YYYY-MM-DD) on which each was first so. */
  readonly attemptedOn: string | null;
  readonly contactedOn: string | null;
  readonly informedOn: string | null;
  readonly settledOn: string | null;
  /** Milliseconds since 1970. */
  readonly lastAt: number | null;
}

/** What counts of an event here; `happenedAt` by the server's clock as far as it is known. */
export type DoorEvent = Pick<VisitEvent, 'id' | 'happenedAt' | 'result' | 'corrects' | 'materials'> & {
  /** When somebody stood at the door, as the server knows it; without it, the time of the event that was corrected first. */
  readonly visitedAt?: string;
};

export const untouched: DoorState = {
  ...{ state: 'untouched', attempts: 0, contacted: false, leaflet: false, tried: [0, 0, 0, 0] },
  ...{ attemptedOn: null, contactedOn: null, informedOn: null, settledOn: null, lastAt: null },
};

/** Of the events of one door in one round. */
export function doorState(events: readonly DoorEvent[]): DoorState {
  const visits = effectiveVisits(events);
  const last = visits.at(-1);
  if (last === undefined) return untouched;
  const state = standingOf(visits, last);
  const firstDay = (counts: (visit: Effective) => boolean) => dayOf(visits.find(counts));
  return {
    state,
    attempts: visits.length,
    contacted: visits.some(({ result }) => isContact(result)),
    leaflet: visits.some(({ result, copies }) => result === 'talk_given' || copies > 0),
    tried: triedIn(visits),
    attemptedOn: dayOf(visits[0]),
    contactedOn: firstDay(({ result }) => isContact(result)),
    informedOn: firstDay(({ result }) => result === 'talk_given'),
    settledOn: settledOn(visits, state),
    lastAt: last.at,
  };
}

/** Talk given, refused, or nobody lives there: nothing is left to do in this round. */
export function isSettled(state: DoorStanding): boolean {
  return state === 'informed' || state === 'refused' || state === 'vacant';
}

interface Effective {
  readonly id: string;
  readonly at: number;
  readonly result: Disposition;
  readonly copies: number;
}

/** Not what was withdrawn or corrected, nor all but the last of several corrections of one event; in the order they happened. */
function effectiveVisits(events: readonly DoorEvent[]): Effective[] {
  const known = new Map(events.map((event) => [event.id, event]));
  const corrected = new Set(events.map(({ corrects }) => corrects));
  return [...known.values()]
    .filter((event) => !corrected.has(event.id) && !isOvertaken(event, events))
    .flatMap((event) => {
      const { id, result, materials } = event;
      return result === 'withdrawn' ? [] : [{ id, at: visitedAt(event, known), result, copies: materials.length }];
    })
    .toSorted((one, other) => one.at - other.at || (one.id < other.id ? -1 : 1));
}

/** Two corrections of one event: the later one counts. */
function isOvertaken(event: DoorEvent, events: readonly DoorEvent[]): boolean {
  return event.corrects !== null && events.some((rival) => rival.corrects === event.corrects && isLater(rival, event));
}

function isLater(rival: DoorEvent, event: DoorEvent): boolean {
  const apart = Date.parse(rival.happenedAt) - Date.parse(event.happenedAt);
  return apart > 0 || (apart === 0 && rival.id > event.id);
}

/** A correction corrects the visit, not its time. */
function visitedAt(event: DoorEvent, known: ReadonlyMap<string, DoorEvent>): number {
  let first = event;
  for (let step = 0; first.visitedAt === undefined && step < known.size; step += 1)
    first = known.get(first.corrects ?? '') ?? first;
  return Date.parse(first.visitedAt ?? first.happenedAt);
}

function standingOf(visits: readonly Effective[], last: Effective): DoorStanding {
  if (visits.some(({ result }) => result === 'talk_given')) return 'informed';
  if (visits.some(({ result }) => result === 'refused')) return 'refused';
  return last.result === 'talk_given' ? 'informed' : last.result;
}

function triedIn(visits: readonly Effective[]): Tried {
  const missed = visits.filter(({ result }) => !isContact(result)).map(({ at }) => bandOf(hourInChina(at)));
  const [morning = 0, midday = 0, afternoon = 0, evening = 0] = bands.map(
    (band) => missed.filter((one) => one === band).length,
  );
  return [morning, midday, afternoon, evening];
}

function settledOn(visits: readonly Effective[], state: DoorStanding): string | null {
  if (!isSettled(state)) return null;
  if (state === 'vacant') return dayOf(visits.at(-1));
  return dayOf(visits.find(({ result }) => result === 'refused' || result === 'talk_given'));
}

function dayOf(visit: Effective | undefined): string | null {
  return visit === undefined ? null : dayInChina(visit.at);
}
