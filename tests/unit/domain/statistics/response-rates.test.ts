import { describe, expect, test } from 'vitest';
import { responseRates } from '../../../../src/domain/statistics/index.ts';

const doors = { I: 4, P: 2, R: 1, NC: 1, O: 1, UH: 1, UO: 1, NE: 1 };
const none = { I: 0, P: 0, R: 0, NC: 0, O: 0, UH: 0, UO: 0, NE: 0 };

describe('response rates', () => {
  test.each([
    ['RR1', 0.364],
    ['RR2', 0.545],
    ['RR3', 0.37],
    ['RR4', 0.556],
    ['RR5', 0.444],
    ['RR6', 0.667],
    ['COOP1', 0.5],
    ['COOP2', 0.75],
    ['COOP3', 0.571],
    ['COOP4', 0.857],
    ['REF1', 0.091],
    ['REF2', 0.093],
    ['REF3', 0.111],
    ['CON1', 0.727],
    ['CON2', 0.741],
    ['CON3', 0.889],
  ] as const)('of the worked example: %s is %d', (name, expected) => {
    expect(responseRates(doors, 0.9)[name]).toBeCloseTo(expected, 3);
  });

  test('take the eligible share of unknown doors from the known ones', () => {
    expect(responseRates(doors).e).toBe(0.9);
    expect(responseRates(doors)).toEqual(responseRates(doors, 0.9));
  });

  test('lie between all unknown doors counted and none', () => {
    expect(responseRates(doors, 1).RR3).toBe(responseRates(doors).RR1);
    expect(responseRates(doors, 0).RR3).toBe(responseRates(doors).RR5);
  });

  test('are no data before the first door', () => {
    expect(Object.values(responseRates(none)).every((rate) => rate === null)).toBe(true);
  });

  test('do not guess where no door is known', () => {
    const rates = responseRates({ ...none, UH: 5 });
    expect([rates.e, rates.RR1, rates.RR3, rates.RR5]).toEqual([null, 0, null, null]);
  });

  test('need no guess where every door is known', () => {
    expect(responseRates({ ...none, I: 3, R: 1 })).toMatchObject({ e: 1, RR1: 0.75, RR3: 0.75, RR5: 0.75 });
  });

  test('throw on impossible counts and shares', () => {
    expect(() => responseRates({ ...doors, R: -1 })).toThrow(RangeError);
    expect(() => responseRates({ ...doors, O: NaN })).toThrow(RangeError);
    expect(() => responseRates(doors, 1.5)).toThrow(RangeError);
  });
});
