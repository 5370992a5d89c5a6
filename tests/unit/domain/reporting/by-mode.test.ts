import { describe, expect, test } from 'vitest';

import { headlinesByMode } from '../../../../src/domain/reporting/index.ts';
import { wilsonInterval } from '../../../../src/domain/statistics/index.ts';
import { communityOf, form, opinions, waveOf, type Group } from './wave-of.ts';

const told = (...groups: Group[][]) => headlinesByMode(waveOf([communityOf(groups.flat())]), form).communities[0];
const seen = (...groups: Group[][]) =>
  told(...groups)?.satisfaction.shown.map(({ mode, figure }) => `${mode} ${figure.count}/${figure.total}`);

describe('a rate by mode', () => {
  test('is of those who answered in that way, with its own interval on the planned design effect', () => {
    const figures = told(opinions(90, 10), opinions(30, 0, { mode: 'street' }))?.satisfaction;
    expect(figures?.hidden).toBe(0);
    expect(figures?.shown.map(({ mode }) => mode)).toEqual(['self', 'street']);
    const [self] = figures?.shown ?? [];
    const expected = wilsonInterval(90 / 1.5, 100 / 1.5);
    expect(self?.figure).toMatchObject({ count: 90, total: 100, rate: 0.9 });
    expect(self?.figure.low).toBeCloseTo(expected?.low ?? 0, 12);
    expect(self?.figure.high).toBeCloseTo(expected?.high ?? 0, 12);
  });

  test('has a score beside it, in points', () => {
    const score = told(opinions(30, 0, { mode: 'telephone' }))?.score;
    expect(score?.shown).toMatchObject([{ mode: 'telephone', figure: { mean: 100, total: 30 } }]);
  });
});

describe('few answers in one way', () => {
  test('hide another way, too, for the total stands beside it', () => {
    expect(seen(opinions(90, 0), opinions(20, 0, { mode: 'paper' }), opinions(3, 1, { mode: 'street' }))).toEqual([
      'self 90/90',
    ]);
  });

  test('hide each other where they are several and enough together', () => {
    const [paper, street] = [opinions(3, 0, { mode: 'paper' }), opinions(2, 2, { mode: 'street' })];
    expect(seen(opinions(90, 0), paper, street)).toEqual(['self 90/90']);
    expect(told(opinions(90, 0), paper, street)?.satisfaction.hidden).toBe(2);
  });

  test('hide nothing where everybody answered in the same way', () => {
    expect(seen(opinions(9, 0))).toEqual(['self 9/9']);
    expect(seen(opinions(4, 0))).toEqual([]);
  });

  test('are missing from the sum of communities, so that no subtraction shows them', () => {
    const small = communityOf([...opinions(50, 0), ...opinions(3, 0, { mode: 'street' })], 900, 'small');
    const large = communityOf([...opinions(60, 0), ...opinions(40, 0, { mode: 'street' })], 900, 'large');
    const { whole } = headlinesByMode(waveOf([small, large]), form);
    expect(whole.satisfaction.shown.map(({ figure, mode }) => `${mode} ${figure.total}`)).toEqual([
      'self 60',
      'street 40',
    ]);
  });
});

describe('awareness by mode', () => {
  const heard = (count: number, more: Partial<Group> = {}): Group => ({
    question: 'heard',
    choice: 'heard',
    count,
    ...more,
  });
  const shown = (...groups: Group[]) =>
    told(groups)?.awareness.shown.map(({ mode, figure }) => `${mode} ${figure.total}`);

  test('holds the answers at the door, for they cannot be told apart', () => {
    expect(shown(heard(50), heard(20, { mode: 'paper' }), heard(30, { channel: 'door' }))).toEqual([
      'self 80',
      'paper 20',
    ]);
  });

  test('is hidden where they are few: the total that is judged leaves them out, and the difference would show them', () => {
    expect(shown(heard(50), heard(20, { mode: 'paper' }), heard(4, { channel: 'door' }))).toEqual([]);
  });
});
