/** Addresses of the worker's site lead to their places and back. */
import { expect, test } from 'vitest';

import { addressOf, placeAt, type Place } from '../../../../src/islands/visit/address.ts';

const places: readonly Place[] = [
  { at: 'today' },
  { at: 'waiting' },
  { at: 'file' },
  { at: 'guide', round: 'r' },
  { at: 'building', round: 'r', building: 'b' },
  { at: 'door', round: 'r', building: 'b', door: 'd', corrects: null },
  { at: 'door', round: 'r', building: 'b', door: 'd', corrects: 'c' },
];

test.each(places)('$at', (place) => {
  expect(placeAt(new URL(addressOf(place), 'http://linli.test'))).toEqual(place);
});

test('what is no such address is the first page', () => {
  for (const path of ['/visit', '/visit/', '/visit/r', '/visit//'])
    expect(placeAt(new URL(path, 'http://linli.test'))).toEqual({ at: 'today' });
});
