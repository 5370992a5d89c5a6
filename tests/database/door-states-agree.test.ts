/** Where a door stands is derived twice, by the database for its counts and by the phone for its list: random lives of doors, both ways. */
import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { dispositions, type VisitResult } from '../../src/domain/outreach/disposition.ts';
import { doorState, type DoorEvent } from '../../src/domain/outreach/door-state.ts';
import { buildings, leaflet, rounds, withStreets, type SentEvent, type Streets } from './streets.ts';
import { twoOffices } from './two-offices.ts';

let db: Streets;
beforeAll(async () => {
  db = await withStreets(await twoOffices());
});
afterAll(() => db.close());

interface Step {
  readonly result: VisitResult;
  readonly hoursAgo: number;
  readonly copies: number;
  /** Which earlier event of the door it corrects, counted back; 0 for none. */
  readonly correctsBack: number;
}

const step: fc.Arbitrary<Step> = fc.record({
  result: fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...dispositions) }, fc.constant('withdrawn' as const)),
  hoursAgo: fc.integer({ min: 1, max: 200 }),
  copies: fc.integer({ min: 0, max: 2 }),
  correctsBack: fc.oneof({ weight: 2, arbitrary: fc.constant(0) }, fc.integer({ min: 1, max: 3 })),
});

const start = Date.now();

function eventsOf(steps: readonly Step[], premises: string): SentEvent[] {
  const made: SentEvent[] = [];
  for (const { result, hoursAgo, copies, correctsBack } of steps) {
    const corrects = made.at(-correctsBack)?.id ?? null;
    made.push({
      ...{ id: randomUUID(), round: rounds.east, premises, worker: db.staff.amei, offset_ms: 0 },
      happened_at: new Date(start - hoursAgo * 3_600_000).toISOString(),
      result: result === 'withdrawn' && (correctsBack === 0 || corrects === null) ? 'not_found' : result,
      ...{ parts: [], note: '', next_time: null },
      materials: Array.from({ length: copies }, () => leaflet),
      corrects: correctsBack === 0 ? null : corrects,
    });
  }
  return made;
}

function asDoorEvent({ id, happened_at, result, materials, corrects }: SentEvent): DoorEvent {
  return { id, happenedAt: happened_at, result, materials, corrects };
}

async function newDoor(): Promise<string> {
  const id = randomUUID();
  await db.sql(`insert into app.premises (id, building_id, door, kind) values ($1, $2, $3, 'household')`, [
    ...[id, buildings.tower, id.slice(0, 8)],
  ]);
  return id;
}

/** As the database keeps it, in the words of the domain. */
async function kept(premises: string): Promise<unknown> {
  const [row] = await db.sql(
    `select state, attempts, contacted, leaflet, tried, attempted_on::text, contacted_on::text, informed_on::text, settled_on::text,
       extract(epoch from last_at) * 1000 as last_at
     from app.door_state where premises_id = $1`,
    [premises],
  );
  if (row === undefined) return null;
  const { state, attempts, contacted, leaflet: left, tried } = row;
  return {
    ...{ state, attempts, contacted, leaflet: left, tried },
    ...{ attemptedOn: row['attempted_on'], contactedOn: row['contacted_on'], informedOn: row['informed_on'] },
    ...{ settledOn: row['settled_on'], lastAt: Number(row['last_at']) },
  };
}

test('sent one by one, together, and in any order that a phone may have', async () => {
  const life = fc.array(step, { minLength: 1, maxLength: 7 });
  await fc.assert(
    fc.asyncProperty(life, fc.boolean(), async (steps, together) => {
      const premises = await newDoor();
      const events = eventsOf(steps, premises);
      const batches = together ? [events] : events.map((event) => [event]);
      for (const batch of batches)
        expect((await db.send('amei', batch)).map(({ status }) => status)).toEqual(batch.map(() => 'stored'));
      const derived = doorState(events.map(asDoorEvent));
      expect(await kept(premises)).toEqual(derived.attempts === 0 ? null : derived);
    }),
    { numRuns: 60 },
  );
  expect(await db.call('the site', 'rebuild_coverage', { round: rounds.east })).toBe(true);
});

test('a count that went wrong is found and set right', async () => {
  await db.visit('amei', { premises: await newDoor(), result: 'refused' });
  await db.sql('update app.coverage_tally set refused = refused + 3');
  expect(await db.call('the site', 'rebuild_coverage', { round: rounds.east })).toBe(false);
  expect(await db.call('the site', 'rebuild_coverage', { round: rounds.east })).toBe(true);
});
