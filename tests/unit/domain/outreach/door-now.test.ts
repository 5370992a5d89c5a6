/** A door with what this phone has not sent yet. */
import { expect, test } from 'vitest';

import { byServersClock, doorNow } from '../../../../src/domain/outreach/door-now.ts';
import type { Door, KnownEvent } from '../../../../src/domain/outreach/premises.ts';
import type { VisitEvent } from '../../../../src/domain/outreach/visit-event.ts';

const event = (change: Partial<VisitEvent>): VisitEvent => ({
  ...{ id: 'a', round: 'r', premises: 'p', worker: 'w', happenedAt: '2026-11-28T09:00:00.000Z', offsetMs: null },
  ...{ result: 'nobody_home', parts: [], materials: [], note: '', nextTime: null, corrects: null },
  ...change,
});
const door = (events: readonly VisitEvent[]): Door => ({
  ...{ id: 'p', unit: '1', floor: 1, door: '101', kind: 'household', state: 'nobody_home', attempts: 1 },
  ...{ contacted: false, leaflet: false, tried: [0, 0, 1, 0] },
  events: events.map((one): KnownEvent => ({ ...one, workerName: 'Amei' })),
});

test('nothing unsent: as the server said', () => {
  expect(doorNow(door([event({})]), [])).toMatchObject({ state: 'nobody_home', attempts: 1 });
});

test('a talk that has not arrived counts already, and what was stored meanwhile does not count twice', () => {
  const talk = event({ id: 'b', result: 'talk_given', happenedAt: '2026-11-28T10:00:00.000Z' });
  expect(doorNow(door([event({})]), [talk])).toMatchObject({ state: 'informed', attempts: 2 });
  expect(doorNow(door([event({}), talk]), [talk])).toMatchObject({ state: 'informed', attempts: 2 });
});

test('a phone that is a day ahead does not put its visit after those of tomorrow', () => {
  expect(byServersClock(event({ offsetMs: -86_400_000 })).happenedAt).toBe('2026-11-27T09:00:00.000Z');
});
