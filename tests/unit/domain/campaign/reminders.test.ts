import { expect, test } from 'vitest';
import type { CommunityProgress, WaveProgress } from '../../../../src/domain/campaign/progress.ts';
import { byChannel } from '../../../../src/domain/campaign/progress.ts';
import { remindersOf } from '../../../../src/domain/campaign/reminders.ts';

const community = (changes: Partial<CommunityProgress> = {}): CommunityProgress => ({
  ...{ id: 'heping', nameZh: '和平', nameEn: 'Heping', plannedN: 100 },
  channels: [{ channel: 'poster', scans: 100, starts: 80, completed: 70 }],
  days: [{ day: '2026-12-09', completed: 70 }],
  ...changes,
});

const progress = (changes: Partial<WaveProgress['wave']> = {}, communities = [community()]): WaveProgress => ({
  wave: {
    ...{ id: 'w', name: 'Winter', area: { id: 'e', nameZh: '东', nameEn: 'East' }, state: 'open', channels: null },
    ...{ opensAt: '2026-12-01T00:00:00+08:00', closesAt: '2027-01-01T00:00:00+08:00', ...changes },
  },
  ...{ today: '2026-12-10', asOf: null, communities },
});
const kinds = (of: WaveProgress) => remindersOf(of).map(({ kind }) => kind);

test('nothing is said where all is well', () => {
  expect(kinds(progress())).toEqual([]);
});

test('a wave that ends within three days with answers missing is spoken of, one that has them is not', () => {
  const closesAt = '2026-12-13T00:00:00+08:00';
  expect(remindersOf(progress({ closesAt }))[0]).toEqual({ kind: 'ends-soon', days: 3, missing: 30 });
  expect(kinds(progress({ closesAt }, [community({ plannedN: 70 })]))).toEqual([]);
});

test('communities without answers for three days, without a plan, or too slow are named', () => {
  const silent = community({ id: 'silent', days: [{ day: '2026-12-05', completed: 70 }] });
  const slow = community({ id: 'slow', plannedN: 9000 });
  const unplanned = community({ id: 'unplanned', plannedN: null });
  const found = remindersOf(progress({}, [community(), silent, slow, unplanned]));
  expect(found.map((one) => ('communities' in one ? [one.kind, one.communities.map(({ id }) => id)] : one))).toEqual([
    ['silent', ['silent']],
    ['late', ['slow']],
    ['no-plan', ['unplanned']],
  ]);
});

test('a questionnaire that is opened often and hardly ever finished is spoken of', () => {
  const given = community({ plannedN: 5, channels: [{ channel: 'poster', scans: 60, starts: 30, completed: 8 }] });
  expect(kinds(progress({}, [given]))).toEqual(['given-up']);
});

test('a paused wave is paused and nothing else; one that is planned or closed reminds of nothing', () => {
  expect(kinds(progress({ state: 'paused', closesAt: '2026-12-11T00:00:00+08:00' }))).toEqual(['paused']);
  expect([...kinds(progress({ state: 'closed' })), ...kinds(progress({ state: 'planned' }))]).toEqual([]);
});

test('channels of all communities add up, and those that were asked show though nothing happened there', () => {
  expect(byChannel(progress({ channels: ['shop', 'poster'] }, [community(), community()]))).toEqual([
    { channel: 'poster', scans: 200, starts: 160, completed: 140 },
    { channel: 'shop', scans: 0, starts: 0, completed: 0 },
  ]);
});
