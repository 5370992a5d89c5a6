import { describe, expect, test } from 'vitest';
import { dayAfter } from '../../../../src/domain/campaign/china-days.ts';
import { fewestForPace, forecastOf, type ForecastOf } from '../../../../src/domain/campaign/forecast.ts';

const today = '2026-12-10';

/** So many answers on each of the last days, the day before today last. */
function wave(perDay: readonly number[], changes: Partial<ForecastOf> = {}): ForecastOf {
  const days = perDay.map((completed, at) => ({ day: dayAfter(today, at - perDay.length), completed }));
  const completed = perDay.reduce((all, n) => all + n, 0);
  return { plannedN: 200, completed, days, today, firstDay: '2026-12-01', lastDay: '2026-12-31', ...changes };
}

const steady = wave([10, 10, 10, 10, 10, 10, 10]);

describe('the day on which the plan is reached', () => {
  test('is as far away as what is missing takes at the pace of the last week', () => {
    // 130 missing at 10 a day: thirteen days, today the first of them.
    expect(forecastOf(steady)).toMatchObject({ state: 'expected', missing: 130, day: '2026-12-22' });
  });

  test('lies between the ends of what chance allows: (√70 ± 1)² answers in seven days', () => {
    // 87.7 and 54.3 in a week: 11 and 17 days.
    expect(forecastOf(steady)).toMatchObject({ earliest: '2026-12-20', latest: '2026-12-26' });
  });

  test('does not depend on what happened before the last seven days, nor on today', () => {
    const days = [{ day: '2026-12-01', completed: 60 }, ...steady.days, { day: today, completed: 40 }];
    expect(forecastOf({ ...steady, days })).toEqual(forecastOf(steady));
  });

  test('counts fewer days where the wave is younger than a week', () => {
    const young = wave([10, 10], { firstDay: '2026-12-08' });
    expect(forecastOf(young)).toMatchObject({ day: dayAfter(today, 17) });
  });

  test('moves nearer when answers come faster, and away when they come slower', () => {
    const dayOf = (perDay: number) => {
      const forecast = forecastOf(
        wave(
          Array.from({ length: 7 }, () => perDay),
          { plannedN: 1000, completed: 500 },
        ),
      );
      return forecast.state === 'expected' ? (forecast.day ?? '9999') : '';
    };
    const days = [4, 8, 16, 32, 64].map(dayOf);
    expect(days).toEqual(days.toSorted().toReversed());
  });
});

test.each([
  ['in time', 'yes', '2026-12-31'],
  ['perhaps, where the last day lies within the range', 'perhaps', '2026-12-23'],
  ['too late', 'no', '2026-12-15'],
] as const)('says whether it comes %s', (_, isInTime, lastDay) => {
  expect(forecastOf({ ...steady, lastDay })).toMatchObject({ isInTime });
});

test('says how many there will be by the last day', () => {
  expect(forecastOf({ ...steady, lastDay: '2026-12-15' })).toMatchObject({ byLastDay: 130 });
});

test('tells no pace from too few answers, none without a plan, and none once it is reached', () => {
  expect(forecastOf(wave([fewestForPace - 1]))).toEqual({ state: 'unclear', missing: 191 });
  expect(forecastOf(wave([10], { firstDay: today }))).toMatchObject({ state: 'unclear' });
  expect(forecastOf({ ...steady, plannedN: null })).toEqual({ state: 'no-plan' });
  expect(forecastOf({ ...steady, plannedN: 70 })).toEqual({ state: 'reached' });
});

test('names no day that is more than a year away', () => {
  expect(forecastOf(wave([2, 2, 2, 2, 2, 2, 2], { plannedN: 100_000 }))).toMatchObject({ day: null, latest: null });
});
