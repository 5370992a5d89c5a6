import { describe, expect, test } from 'vitest';

import { clusterIn, isOfferedFor, isTooLongFor, parseAssistedMode } from '../../../../src/domain/outreach/assisted.ts';
import { channels } from '../../../../src/domain/outreach/channel.ts';

test('the address names one of four modes; a resident’s own has another door', () => {
  const modes = ['street', 'telephone', 'assisted', 'paper'];
  expect(modes.map(parseAssistedMode)).toEqual(modes);
  expect(['self', 'STREET', '', undefined].map(parseAssistedMode)).toEqual([null, null, null, null]);
});

describe('what reached the resident stays what is printed', () => {
  test('on the street people were met on the street', () => {
    expect(channels.filter((channel) => isOfferedFor('street', channel))).toEqual(['street']);
  });

  test('nobody is met on the street by telephone, and sheets come from anywhere', () => {
    expect(channels.filter((channel) => !isOfferedFor('telephone', channel))).toEqual(['street']);
    expect(channels.every((channel) => isOfferedFor('paper', channel))).toBe(true);
  });

  test('what is read aloud at the door came by a visit', () => {
    expect(channels.filter((channel) => isOfferedFor('assisted', channel))).toEqual(['door']);
  });

  test('the place where somebody is stopped is not a cluster of homes', () => {
    expect([clusterIn('street', 3), clusterIn('telephone', 3), clusterIn('paper', 3)]).toEqual([null, 3, 3]);
  });
});

test('sixteen questions are too many on the street, and not elsewhere', () => {
  expect([isTooLongFor('street', 15), isTooLongFor('street', 16)]).toEqual([false, true]);
  expect([isTooLongFor('telephone', 19), isTooLongFor('paper', 19)]).toEqual([false, false]);
});
