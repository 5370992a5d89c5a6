/** The demo's doors and visits are the same every time, lie where the round lies, and leave something to do. */
import { expect, test } from 'vitest';

import { doorState, isSettled } from '../../../src/domain/outreach/door-state.ts';
import { demoEstates } from '../../../src/embedded/demo/estates.ts';
import { demoPlaces } from '../../../src/embedded/demo/places.ts';
import { demoVisits } from '../../../src/embedded/demo/walks.ts';

const today = '2026-11-28';
const places = demoPlaces();
const made = demoEstates(places);
const [first] = made.buildings;
if (first === undefined) throw new Error('no building');
const visits = demoVisits([{ building: first, worker: 'amei', done: 0.9 }], 'leaflet', today);

test('the same doors and the same visits every time', () => {
  expect(demoEstates(places)).toEqual(made);
  expect(demoVisits([{ building: first, worker: 'amei', done: 0.9 }], 'leaflet', today)).toEqual(visits);
  const ids = [...made.buildings.flatMap(({ doors }) => doors.map(({ id }) => id)), ...visits.map(({ id }) => id)];
  expect(new Set(ids).size).toBe(ids.length);
});

test('every visit lies in the week before today', () => {
  expect(visits.every(({ happened_at }) => happened_at >= '2026-11-21' && happened_at < today)).toBe(true);
});

test('some doors are settled, some wait, some were never tried', () => {
  const states = first.doors.map(({ id }) => {
    const events = visits.filter(({ premises_id }) => premises_id === id);
    return doorState(events.map((event) => ({ ...event, happenedAt: event.happened_at, corrects: null }))).state;
  });
  expect(states.filter((state) => isSettled(state)).length).toBeGreaterThan(10);
  expect(states.filter((state) => state === 'untouched').length).toBeGreaterThan(2);
  expect(states.filter((state) => !isSettled(state) && state !== 'untouched').length).toBeGreaterThan(3);
});
