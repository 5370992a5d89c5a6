/** What the demo's worker and a colleague have found at doors in the first week of the round: some buildings nearly done, some not begun. */
import type { Disposition } from '../../domain/outreach/disposition.ts';
import { addDays, type Day } from './calendar.ts';
import type { DemoBuilding } from './estates.ts';
import { chanceFrom } from './random.ts';
import type { Chance } from './random.ts';

export type DemoVisit = {
  readonly id: string;
  readonly premises_id: string;
  readonly building_id: string;
  readonly worker_id: string;
  readonly happened_at: string;
  readonly result: Disposition;
  readonly parts: readonly string[];
  readonly materials: readonly string[];
  readonly next_time: string | null;
};

export type Walk = {
  readonly building: DemoBuilding;
  readonly worker: string;
  /** Share of the doors. */ readonly done: number;
};

const found = {
  talk_given: 47,
  met_later: 8,
  nobody_home: 22,
  no_answer: 8,
  refused: 5,
  no_access: 3,
  vacant: 6,
  not_found: 1,
} satisfies Record<Disposition, number>;

export function demoVisits(walks: readonly Walk[], material: string, today: Day): DemoVisit[] {
  const chance = chanceFrom('linli walks');
  return walks.flatMap(({ building, worker, done }) =>
    building.doors
      .slice(0, Math.round(building.doors.length * done))
      .flatMap((door) => attemptsAt({ building, worker, premises: door.id, material, today }, chance)),
  );
}

type Stop = {
  readonly building: DemoBuilding;
  readonly worker: string;
  readonly premises: string;
  readonly material: string;
  readonly today: Day;
};

/** Whoever was missed is tried once more, at another time of day. */
function attemptsAt(stop: Stop, chance: Chance): DemoVisit[] {
  const result = chance.weighted(found);
  const day = 1 + chance.whole(5);
  const first = visit(stop, { result, day: day + 1, hour: 9 + chance.whole(9) }, chance);
  const again = (result === 'nobody_home' || result === 'met_later') && chance.happens(0.4);
  if (!again) return [first];
  const later = chance.weighted({ talk_given: 6, nobody_home: 4 });
  return [first, visit(stop, { result: later, day, hour: 18 + chance.whole(2) }, chance)];
}

type When = { readonly result: Disposition; readonly day: number; readonly hour: number };

function visit(
  { building, worker, premises, material, today }: Stop,
  { result, day, hour }: When,
  chance: Chance,
): DemoVisit {
  const minute = String(chance.whole(60)).padStart(2, '0');
  const left = result === 'talk_given' || (result === 'nobody_home' && chance.happens(0.5));
  return {
    ...{ id: chance.uuid(), premises_id: premises, building_id: building.id, worker_id: worker, result },
    happened_at: `${addDays(today, -day)}T${String(hour).padStart(2, '0')}:${minute}:00+08:00`,
    parts: result === 'talk_given' ? ['what', ...(chance.happens(0.7) ? ['why'] : []), 'how'] : [],
    materials: left ? [material] : [],
    next_time: result === 'met_later' || result === 'nobody_home' ? 'evening' : null,
  };
}
