import { describe, expect, test } from 'vitest';

import type { Form } from '../../../../src/domain/form/form.ts';
import { crossCheckOf, type InformedDoors } from '../../../../src/domain/reporting/index.ts';
import { wilsonInterval } from '../../../../src/domain/statistics/index.ts';
import { waveOf } from './wave-of.ts';

const form: Form<string> = {
  format: 1,
  languages: ['zh-CN'],
  title: '',
  calculated: [],
  pages: [
    {
      name: 'first',
      elements: [
        {
          ...{ kind: 'radiogroup', name: 'came', title: '', required: false, validators: [] },
          choices: ['yes', 'no', 'unsure'].map((role) => ({ value: role, text: '', role })),
        },
      ],
    },
  ],
};

type Said = Readonly<Record<string, Readonly<Record<string, number>>>>;

function check(said: Said, informed: InformedDoors | null = null) {
  const wave = waveOf([
    {
      ...{
        community: { id: 'c', nameZh: '', nameEn: '', households: 900 },
        plannedN: null,
        tallies: [],
        completed: [],
      },
      splits: Object.entries(said).flatMap(([value, counts]) =>
        Object.entries(counts).map(([choice, count]) => ({
          ...{ question: 'came', choice, dimension: 'channel' as const, value, flagged: false, count },
        })),
      ),
    },
  ]);
  return crossCheckOf({ ...wave, counting: { ...wave.counting, outreachReached: 'came' } }, form, informed);
}

describe('the share of residents who say that somebody came', () => {
  test('never counts answers at the door, and keeps who cannot say in the denominator', () => {
    const { ofThoseWhoKnow, reached } = check({
      poster: { yes: 40, no: 30, unsure: 10 },
      group: { yes: 20 },
      door: { yes: 500 },
    });
    expect(reached).toMatchObject({ state: 'found', count: 60, total: 100, rate: 0.6 });
    expect(ofThoseWhoKnow).toMatchObject({ count: 60, total: 90 });
    const expected = wilsonInterval(60 / 1.5, 100 / 1.5);
    expect(reached.state === 'found' && [reached.low, reached.high]).toEqual([
      expect.closeTo(expected?.low ?? 0, 12),
      expect.closeTo(expected?.high ?? 0, 12),
    ]);
  });

  test('of fewer than five is not shown, whatever was said at the door', () => {
    expect(check({ poster: { yes: 4 }, door: { yes: 90 } }).reached).toEqual({ state: 'suppressed', minimum: 5 });
  });

  test('is unasked where the questionnaire does not ask', () => {
    expect(crossCheckOf(waveOf([]), form).reached).toEqual({ state: 'unasked' });
  });
});

describe('doors informed, according to the visitors', () => {
  const said = { poster: { yes: 60, no: 40 } };

  test('are missing while no visits are recorded', () => {
    expect(check(said).doors).toBeNull();
    expect(check(said, { informed: 0, doors: 0 }).doors).toBeNull();
  });

  test.each([
    [980, 'above'],
    [600, 'within'],
    [200, 'below'],
  ])('%i of 1000 lie %s what residents confirm', (informed, lies) => {
    expect(check(said, { informed, doors: 1000 }).doors).toEqual({
      informed,
      doors: 1000,
      rate: informed / 1000,
      lies,
    });
  });

  test('are compared with nothing where too few residents answered', () => {
    expect(check({ poster: { yes: 3 } }, { informed: 9, doors: 10 }).doors).toMatchObject({ rate: 0.9, lies: null });
  });
});
