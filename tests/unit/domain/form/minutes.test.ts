import { expect, test } from 'vitest';
import { minutesFor } from '../../../../src/domain/form/index.ts';

test('nineteen items take three minutes, ten take two, three take one', () => {
  expect([19, 10, 3].map(minutesFor)).toEqual([3, 2, 1]);
});

test('nobody is promised less than a minute', () => expect(minutesFor(1)).toBe(1));
