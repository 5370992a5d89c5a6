/** Finds in a scene what a place is about. */
import { doorNow, type DoorNow } from '../../domain/outreach/door-now.ts';
import type { BuildingWithDoors, Door } from '../../domain/outreach/premises.ts';
import type { OutreachRound } from '../../domain/outreach/round.ts';
import type { QueuedVisit } from '../../browser/visits/visit-queue.ts';
import type { Scene } from './scene.ts';

export interface BuildingIn {
  readonly round: OutreachRound;
  readonly building: BuildingWithDoors;
}

export function buildingIn(scene: Scene, round: string, building: string): BuildingIn | null {
  const held = scene.rounds.find((one) => one.round.id === round);
  const found = held?.buildings.find(({ id }) => id === building);
  return held && found ? { round: held.round, building: found } : null;
}

export type DoorWithNow = Door & { readonly now: DoorNow; readonly waiting: number; readonly isRefused: boolean };

/** With what waits on this phone; a refused event counts for nothing until it is put right. */
export function doorsNow({ unsent }: Scene, { round, building }: BuildingIn): readonly DoorWithNow[] {
  const byDoor = new Map<string, QueuedVisit[]>();
  for (const visit of unsent) {
    if (visit.event.round !== round.id) continue;
    const known = byDoor.get(visit.event.premises);
    if (known) known.push(visit);
    else byDoor.set(visit.event.premises, [visit]);
  }
  return building.doors.map((door) => {
    const visits = byDoor.get(door.id) ?? [];
    const good = visits.filter(({ refused }) => refused === null);
    return {
      ...door,
      now: doorNow(
        door,
        good.map(({ event }) => event),
      ),
      waiting: good.length,
      isRefused: good.length < visits.length,
    };
  });
}
