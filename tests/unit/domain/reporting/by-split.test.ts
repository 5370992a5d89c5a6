import { describe, expect, test } from 'vitest';

import { headlinesApart, type SplitAxis } from '../../../../src/domain/reporting/index.ts';
import { communityOf, form, opinions, waveOf, type Group } from './wave-of.ts';

function seen(axis: SplitAxis, ...groups: Group[][]): Record<string, string | null> {
  const { rates } = headlinesApart(axis, waveOf([communityOf(groups.flat())]), form);
  return shown(rates.satisfaction?.figures);
}

function aware(axis: SplitAxis, ...groups: Group[][]): Record<string, string | null> {
  const { rates } = headlinesApart(axis, waveOf([communityOf(groups.flat())]), form);
  return shown(rates.awareness?.figures);
}

function shown(figures: ReadonlyMap<string, { count: number; total: number } | null> | undefined) {
  return Object.fromEntries(
    [...(figures ?? [])].map(([value, figure]) => [value, figure && `${figure.count}/${figure.total}`]),
  );
}

const heard = (count: number, more: Partial<Group> = {}): Group[] => [
  { question: 'heard', choice: 'heard', count, ...more },
];

describe('set apart by channel', () => {
  test('a rate is of those whom the channel reached', () => {
    expect(seen('channel', opinions(90, 10), opinions(20, 0, { channel: 'group' }))).toEqual({
      poster: '90/100',
      group: '20/20',
    });
  });

  test('four answers hide another channel, too, for the total stands above', () => {
    const channels = [opinions(90, 0), opinions(20, 0, { channel: 'group' }), opinions(3, 1, { channel: 'school' })];
    expect(seen('channel', ...channels)).toEqual({ poster: '90/90', group: null, school: null });
  });

  test('a channel that nobody used has no line', () => {
    expect(seen('channel', opinions(9, 0))).toEqual({ poster: '9/9' });
  });

  test('the score stands beside the rate, hidden where the rate is', () => {
    const groups = [...opinions(90, 0), ...opinions(3, 0, { channel: 'school' })];
    const { score } = headlinesApart('channel', waveOf([communityOf(groups)]), form);
    expect([...(score?.figures ?? [])]).toEqual([
      ['poster', null],
      ['school', null],
    ]);
  });
});

describe('awareness', () => {
  test('by channel has the door apart: hiding a channel never hides the door, for it is in no total', () => {
    const groups = [heard(50), heard(3, { channel: 'school' }), heard(30, { channel: 'door' })];
    expect(aware('channel', ...groups)).toEqual({ poster: null, school: null, door: '30/30' });
    expect(aware('channel', heard(50), heard(4, { channel: 'door' }))).toEqual({ poster: '50/50', door: null });
  });

  test('by mode is hidden where a few answered at the door: the total without them stands above', () => {
    const few = [heard(50), heard(20, { mode: 'paper' }), heard(4, { channel: 'door' })];
    expect(aware('mode', ...few)).toEqual({ self: null, paper: null });
    const many = [heard(50), heard(20, { mode: 'paper' }), heard(30, { channel: 'door' })];
    expect(aware('mode', ...many)).toEqual({ self: '80/80', paper: '20/20' });
  });
});

describe('set apart by age', () => {
  const withAges = (ages: Record<string, number>, all: number) => {
    const community = communityOf(opinions(all, 0));
    const splits = Object.entries(ages).map(([value, count]) => ({
      ...{ question: 'overall', choice: '1', flagged: false, dimension: 'age' as const },
      ...{ value, count },
    }));
    const { rates } = headlinesApart('age', waveOf([{ ...community, splits }]), form);
    return shown(rates.satisfaction?.figures);
  };

  test('those who gave no age have a line of their own', () => {
    expect(withAges({ young: 30, old: 20 }, 60)).toEqual({ young: '30/30', old: '20/20', '': '10/10' });
  });

  test('and are hidden with others where they are few', () => {
    expect(withAges({ young: 30, old: 20 }, 52)).toEqual({ young: '30/30', old: null, '': null });
  });
});

test('a question that is not asked has no figures, and no wave is needed to say so', () => {
  expect(headlinesApart('week', waveOf([]), form)).toEqual({ rates: {}, score: null });
  expect(headlinesApart('week', waveOf([communityOf([])]), form).rates.support).toBeUndefined();
});
