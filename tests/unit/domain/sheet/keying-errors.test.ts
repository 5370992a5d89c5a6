import { expect, test } from 'vitest';

import { keyingErrors } from '../../../../src/domain/sheet/keying-errors.ts';

test('nothing is said before a sheet was typed twice', () => {
  expect(keyingErrors([])).toBeNull();
});

test('differences are a share of the places typed twice, with Wilson’s interval, and the worst place comes first', () => {
  const errors = keyingErrors([
    { question: '', agreed: 9, different: 2 },
    { question: 'age', agreed: 110, different: 1 },
    { question: 'lamps', agreed: 86, different: 3 },
    { question: 'overall', agreed: 0, different: 0 },
  ]);
  // 4 of 200: the reference value of the domain's table.
  expect(errors?.places).toMatchObject({ different: 4, compared: 200, rate: 0.02 });
  expect(errors?.places.low).toBeCloseTo(0.00780442641634947, 12);
  expect(errors?.places.high).toBeCloseTo(0.05028708690582643, 12);
  expect(errors?.sheets).toMatchObject({ different: 2, compared: 11 });
  expect(errors?.worst.map(({ question }) => question)).toEqual(['lamps', 'age']);
});
