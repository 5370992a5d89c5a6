/** How far a building is, counted from the states of its doors: what a worker reads before going there. */
import { isSettled, type DoorStanding } from './door-state.ts';

export interface Progress {
  readonly doors: number;
  /** Nobody was there yet. */
  readonly untouched: number;
  /** Tried, and still to do. */
  readonly again: number;
  /** Informed, refused or vacant: nothing left to do in this round. */
  readonly settled: number;
  readonly informed: number;
}

export function progressOf(states: readonly DoorStanding[]): Progress {
  const count = (counts: (state: DoorStanding) => boolean) => states.filter(counts).length;
  const [settled, untouched] = [count(isSettled), count((state) => state === 'untouched')];
  return {
    ...{ doors: states.length, settled, untouched, again: states.length - settled - untouched },
    informed: count((state) => state === 'informed'),
  };
}
