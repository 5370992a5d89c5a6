import { describe, expect, test } from 'vitest';

import { optionKeys } from '../../../../src/domain/sheet/option-keys.ts';
import { placesOf } from '../../../../src/domain/sheet/places.ts';
import { streetForm } from '../form/street-form.ts';

describe('the key of an option', () => {
  test('is its place: digits first, zero for the tenth, then letters, and none beyond', () => {
    const keys = optionKeys(Array.from({ length: 40 }, (_, index) => `option ${index}`));
    expect(keys.slice(0, 12).join('')).toBe('1234567890ab');
    expect(keys.slice(34)).toEqual(['y', 'z', null, null, null, null]);
  });

  test('is the digit it is itself, from 0 to 9', () => {
    expect(optionKeys([0, 1, 2, 3])).toEqual(['0', '1', '2', '3']);
    expect(optionKeys([0, 5, 10])).toEqual(['1', '2', '3']);
    expect(optionKeys([true, false])).toEqual(['1', '2']);
  });
});

test('every question has a number, and rows and fields one below it', () => {
  const numbered = placesOf(streetForm).map(({ number, field }) => `${number} ${field}`);
  expect(numbered).toEqual([
    '1 age',
    '2 satisfied',
    '2 satisfied-Comment',
    '3 why',
    '4 joined',
    '5 rating',
    '6 member',
    '7.1 places.park',
    '7.2 places.street',
    '8 order',
    '9.1 contact.phone',
    '9.2 contact.people',
    '10 moved_in',
    '11 mail',
  ]);
});

test('“none of these” and “other” are the last options, as everywhere', () => {
  const options = placesOf(streetForm).map((place) => ('options' in place ? place.options : []));
  expect(options[1]?.map(({ value }) => value)).toEqual(['yes', 'no', 'unsure', 'other']);
  expect(options[4]?.map(({ value, key }) => [value, key])).toEqual([
    ['sorting', '1'],
    ['cleaning', '2'],
    ['reading', '3'],
    ['refused', '4'],
    ['none', '5'],
  ]);
});
