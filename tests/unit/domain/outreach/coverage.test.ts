/** Rates of doors as they are defined, and the response rates of the standard definitions beside them. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import {
  coverageOf,
  doorCountNames,
  leftBy,
  noDoors,
  sumOfDoors,
  type CountedDoors,
} from '../../../../src/domain/outreach/coverage.ts';
import { doorDispositions, doorResponseRates } from '../../../../src/domain/outreach/door-response.ts';
import { dispositions } from '../../../../src/domain/outreach/disposition.ts';
import { isVacancyUnusual } from '../../../../src/domain/outreach/vacancy.ts';

function counted(doors: number, counts: Partial<CountedDoors['counts']>): CountedDoors {
  return { doors, counts: { ...noDoors.counts, ...counts } };
}

describe('coverage', () => {
  // Ten doors: four talks, one refusal, two vacant, one met and to come back to, one missed, one untouched.
  const ten = counted(10, {
    ...{ attempted: 9, contacted: 6, leaflet: 5, informed: 4, refused: 1, vacant: 2, met_later: 1, nobody_home: 1 },
  });

  test('leaves vacant doors out of every rate but settled', () => {
    expect(coverageOf(ten)).toEqual({
      inRound: 8,
      attempted: { count: 7, total: 8 },
      contacted: { count: 6, total: 8 },
      informed: { count: 4, total: 8 },
      leaflet: { count: 5, total: 8 },
      settled: { count: 7, total: 10, refused: 1 },
    });
  });

  test('what is left and what is settled are all doors', () => {
    const left = Object.values(leftBy(ten)).reduce((sum, doors) => sum + doors, 0);
    expect(left + coverageOf(ten).settled.count).toBe(ten.doors);
  });

  test('a sum of parts is the part of the sum', () => {
    const part = fc
      .record(
        Object.fromEntries(doorCountNames.map((name) => [name, fc.nat(50)])) as Record<
          keyof CountedDoors['counts'],
          fc.Arbitrary<number>
        >,
      )
      .map((counts): CountedDoors => ({ doors: 100, counts }));
    fc.assert(
      fc.property(fc.array(part, { maxLength: 4 }), (parts) => {
        const summed = coverageOf(sumOfDoors(parts));
        expect(summed.informed.count).toBe(parts.reduce((sum, one) => sum + coverageOf(one).informed.count, 0));
        expect(summed.inRound).toBe(parts.reduce((sum, one) => sum + coverageOf(one).inRound, 0));
      }),
    );
  });
});

describe('response rates', () => {
  const doors = {
    ...{ informed: 30, met_later: 1, nobody_home: 0, no_answer: 1 },
    ...{ refused: 1, no_access: 0, vacant: 1, not_found: 0 },
  };

  test('take each result where the definitions put it, and talks without an offer nowhere', () => {
    expect(doorDispositions({ complete: 4, partial: 2, declined: 0, doors })).toEqual({
      ...{ I: 4, P: 2, R: 1, NC: 1, O: 0, UH: 1, UO: 0, NE: 1 },
    });
    expect(doorResponseRates({ complete: 4, partial: 2, declined: 0, doors }).RR1).toBeCloseTo(4 / 9, 10);
  });

  test('a declined questionnaire is a refusal', () => {
    expect(doorDispositions({ complete: 4, partial: 2, declined: 3, doors }).R).toBe(4);
  });

  test('every result of a visit is in exactly one class', () => {
    for (const result of dispositions) {
      if (result === 'talk_given') continue;
      const one = {
        informed: 0,
        met_later: 0,
        nobody_home: 0,
        no_answer: 0,
        refused: 0,
        no_access: 0,
        vacant: 0,
        not_found: 0,
      };
      const sums = doorDispositions({ complete: 0, partial: 0, declined: 0, doors: { ...one, [result]: 1 } });
      expect((Object.values(sums) as number[]).reduce((sum, count) => sum + count, 0)).toBe(1);
    }
  });
});

describe('vacant doors', () => {
  const usual = counted(1000, { attempted: 1000, vacant: 50 });

  test('far above the usual share are a reason to look again', () => {
    const here = counted(100, { attempted: 100, vacant: 30 });
    expect(isVacancyUnusual(here, sumOfDoors([usual, here]))).toBe(true);
  });

  test('are no reason where few were visited, or where all are alike', () => {
    const few = counted(100, { attempted: 3, vacant: 1 });
    const alike = counted(100, { attempted: 100, vacant: 6 });
    expect(isVacancyUnusual(few, sumOfDoors([usual, few]))).toBe(false);
    expect(isVacancyUnusual(alike, sumOfDoors([usual, alike]))).toBe(false);
    expect(isVacancyUnusual(alike, alike)).toBe(false);
  });
});
