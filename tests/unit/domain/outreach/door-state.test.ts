/** What follows from everything that was recorded at one door, whoever recorded it and in whatever order it arrived. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { dispositions, type VisitResult } from '../../../../src/domain/outreach/disposition.ts';
import { doorState, isSettled, untouched, type DoorEvent } from '../../../../src/domain/outreach/door-state.ts';

function event(id: string, result: VisitResult, happenedAt: string, more: Partial<DoorEvent> = {}): DoorEvent {
  return { id, result, happenedAt, materials: [], corrects: null, ...more };
}

test('a door that nobody came to is untouched', () => {
  expect(doorState([])).toEqual(untouched);
});

describe('several visits', () => {
  test('the last result stands', () => {
    const events = [
      event('b', 'nobody_home', '2026-11-26T19:00:00+08:00'),
      event('a', 'met_later', '2026-11-25T10:00:00+08:00'),
    ];
    expect(doorState(events)).toMatchObject({ state: 'nobody_home', attempts: 2, contacted: true });
  });

  test('a talk that was given stays given, a refusal stays a refusal, and a talk outweighs a refusal', () => {
    const given = event('a', 'talk_given', '2026-11-24T10:00:00+08:00');
    const no = event('b', 'refused', '2026-11-25T10:00:00+08:00');
    const missed = event('c', 'nobody_home', '2026-11-26T10:00:00+08:00');
    expect(doorState([given, missed]).state).toBe('informed');
    expect(doorState([no, missed]).state).toBe('refused');
    expect(doorState([given, no, missed])).toMatchObject({ state: 'informed', settledOn: '2026-11-24' });
  });

  test('vacant is taken back by whoever meets somebody there', () => {
    const vacant = event('a', 'vacant', '2026-11-24T10:00:00+08:00');
    expect(isSettled(doorState([vacant]).state)).toBe(true);
    expect(doorState([vacant, event('b', 'met_later', '2026-11-25T10:00:00+08:00')])).toMatchObject({
      ...{ state: 'met_later', settledOn: null },
    });
  });

  test('attempts without contact are told by the hour in China, wherever the phone was set to', () => {
    const events = [
      event('a', 'nobody_home', '2026-11-24T02:59:59Z'),
      event('b', 'no_access', '2026-11-24T11:00:00+08:00'),
      event('c', 'no_answer', '2026-11-24T14:00:00+08:00'),
      event('d', 'nobody_home', '2026-11-24T18:00:00+08:00'),
      event('e', 'met_later', '2026-11-24T19:00:00+08:00'),
    ];
    expect(doorState(events).tried).toEqual([1, 1, 1, 1]);
  });

  test('the day is the day in China', () => {
    expect(doorState([event('a', 'talk_given', '2026-11-24T16:30:00Z')]).informedOn).toBe('2026-11-25');
  });
});

describe('corrections', () => {
  const wrong = event('a', 'refused', '2026-11-24T10:00:00+08:00');

  test('replace what they correct and keep its time', () => {
    const right = event('b', 'nobody_home', '2026-11-25T20:00:00+08:00', { corrects: 'a' });
    expect(doorState([wrong, right])).toMatchObject({
      ...{ state: 'nobody_home', attempts: 1, attemptedOn: '2026-11-24', tried: [1, 0, 0, 0] },
    });
  });

  test('of corrections: the last of a chain, and the later of two rivals', () => {
    const second = event('b', 'nobody_home', '2026-11-25T20:00:00+08:00', { corrects: 'a' });
    const third = event('c', 'talk_given', '2026-11-26T20:00:00+08:00', { corrects: 'b' });
    const rival = event('d', 'vacant', '2026-11-27T20:00:00+08:00', { corrects: 'a' });
    expect(doorState([wrong, second, third])).toMatchObject({ state: 'informed', attempts: 1 });
    expect(doorState([wrong, second, rival])).toMatchObject({ state: 'vacant', attempts: 1 });
  });

  test('take back a visit that never was', () => {
    expect(doorState([wrong, event('b', 'withdrawn', '2026-11-25T20:00:00+08:00', { corrects: 'a' })])).toEqual(
      untouched,
    );
  });
});

describe('whatever happened', () => {
  const results = fc.constantFrom<VisitResult>(...dispositions);
  const life = fc
    .array(fc.tuple(results, fc.integer({ min: 0, max: 500 })), { maxLength: 8 })
    .map((steps) =>
      steps.map(([result, hours], place) =>
        event(`event ${place}`, result, new Date(Date.UTC(2026, 10, 1) + hours * 3_600_000).toISOString()),
      ),
    );

  test('the order in which events arrive changes nothing', () => {
    const shuffled = life.chain((events) =>
      fc.tuple(fc.constant(events), fc.shuffledSubarray(events, { minLength: events.length })),
    );
    fc.assert(
      fc.property(shuffled, ([events, others]) => {
        expect(doorState(others)).toEqual(doorState(events));
      }),
    );
  });

  test('the same event twice counts once', () => {
    fc.assert(
      fc.property(life, (events) => {
        expect(doorState([...events, ...events])).toEqual(doorState(events));
      }),
    );
  });

  test('once informed or refused, no further visit sends anybody back', () => {
    fc.assert(
      fc.property(life, results, (events, next) => {
        const before = doorState(events).state;
        const after = doorState([...events, event('next', next, '2027-01-01T10:00:00+08:00')]).state;
        if (before === 'informed') expect(after).toBe('informed');
        if (before === 'refused') expect(['refused', 'informed']).toContain(after);
      }),
    );
  });
});
