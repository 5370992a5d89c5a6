/** Places with few doors are told together, and no difference of two tables shows one of them. */
import { expect, test } from 'vitest';

import { noDoors } from '../../../../src/domain/outreach/coverage.ts';
import { tellPlaces } from '../../../../src/domain/outreach/small-places.ts';

const place = (name: string, doors: number) => ({ name, counted: { ...noDoors, doors } });
const names = (places: readonly { readonly name: string }[]) => places.map(({ name }) => name);

test('large places stand for themselves, and nothing is told together', () => {
  const told = tellPlaces([place('east', 40), place('west', 5)]);
  expect([names(told.apart), told.together, told.tooFew]).toEqual([['east', 'west'], null, false]);
});

test('two gatehouses of three doors are told together', () => {
  const told = tellPlaces([place('gate', 3), place('east', 40), place('lodge', 3)]);
  expect([names(told.apart), told.together?.counted.doors]).toEqual([['east'], 6]);
});

test('one gatehouse takes the smallest building with it: alone it would be the difference to the total', () => {
  const told = tellPlaces([place('east', 40), place('gate', 2), place('west', 12)]);
  expect([names(told.apart), names(told.together?.places ?? [])]).toEqual([['east'], ['gate', 'west']]);
});

test('where all of them are too few, nothing may be said', () => {
  expect(tellPlaces([place('gate', 2), place('lodge', 2)]).tooFew).toBe(true);
});

test('whoever sees doors is told every place', () => {
  expect(names(tellPlaces([place('gate', 1), place('east', 40)], 1).apart)).toEqual(['gate', 'east']);
});
