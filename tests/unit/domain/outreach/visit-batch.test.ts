/** What phones may send: every field in its bounds, and one bad event refuses itself alone. */
import { describe, expect, test } from 'vitest';

import {
  mostEvents,
  parseBatchAnswer,
  parseReports,
  parseVisitBatch,
  parseVisitEvent,
} from '../../../../src/domain/outreach/visit-batch.ts';

const id = (last: string) => `00000000-0000-4000-8000-${last.padStart(12, '0')}`;
const event = {
  ...{ id: id('1'), round: id('2'), premises: id('3'), worker: id('4'), happenedAt: '2026-11-28T17:02:11.000+08:00' },
  ...{
    offsetMs: null,
    result: 'talk_given',
    parts: ['what'],
    materials: [id('5')],
    note: '',
    nextTime: null,
    corrects: null,
  },
};
const batch = { version: 1, sentAt: '2026-11-28T17:03:00Z', events: [event] };

describe('an event', () => {
  test('is read as it was written', () => {
    expect(parseVisitEvent(event)).toEqual(event);
  });

  test('may leave out what it has nothing to say about', () => {
    const { round, premises, worker, happenedAt, result } = event;
    const short = { id: event.id.toUpperCase(), round, premises, worker, happenedAt, result };
    expect(parseVisitEvent(short)).toEqual({ ...event, parts: [], materials: [] });
  });

  test.each([
    ['an id that is none', { id: 'visit-1' }],
    ['no door', { premises: null }],
    ['a result without a button', { result: 'slammed' }],
    ['a withdrawal of nothing', { result: 'withdrawn' }],
    ['a time without its zone', { happenedAt: '2026-11-28T17:02:11' }],
    ['a day that no month has', { happenedAt: '2026-13-41T17:02:11Z' }],
    ['a fourth part of the talk', { parts: ['what', 'why', 'how', 'what'] }],
    ['a part that is none', { parts: ['who'] }],
    ['a note like a letter', { note: 'a'.repeat(201) }],
    ['a note no database can keep', { note: 'a\0' }],
    ['a clock a century off', { offsetMs: 4_000_000_000_000 }],
    ['eleven leaflets', { materials: Array.from({ length: 11 }, () => id('5')) }],
    ['a time of day that is none', { nextTime: 'midnight' }],
    ['something else instead', { note: 7 }],
  ])('with %s is none', (_, changes) => {
    expect(parseVisitEvent({ ...event, ...changes })).toBeNull();
  });
});

describe('a batch', () => {
  test('keeps its good events beside a bad one, which keeps its id', () => {
    const read = parseVisitBatch({ ...batch, events: [event, { id: id('9') }, 'nothing'] });
    expect(read.ok && read.value.events).toEqual([event, { unreadable: id('9') }, { unreadable: '' }]);
  });

  test.each([
    ['of another version', { ...batch, version: 2 }, 'unknown_version'],
    ['without its time', { ...batch, sentAt: 'now' }, 'not_a_batch'],
    ['without events', { version: 1, sentAt: batch.sentAt }, 'not_a_batch'],
    ['that is none', null, 'not_a_batch'],
    ['that is too long', { ...batch, events: Array.from({ length: mostEvents + 1 }, () => event) }, 'too_many'],
  ])('%s is refused whole', (_, raw, problem) => {
    expect(parseVisitBatch(raw)).toEqual({ ok: false, problem });
  });

  test('with the longest notes fits into what the server reads', () => {
    const longest = {
      ...event,
      note: '楼'.repeat(200),
      parts: ['what', 'why', 'how'],
      materials: Array.from({ length: 4 }, () => id('5')),
    };
    const text = JSON.stringify({ ...batch, events: Array.from({ length: mostEvents }, () => longest) });
    expect(Buffer.byteLength(text)).toBeLessThan(125 * 1024);
  });
});

describe('an answer', () => {
  const answer = { version: 1, serverTime: '2026-11-28T09:03:00Z', events: [{ id: id('1'), status: 'stored' }] };

  test('is believed where it is whole', () => {
    expect(parseBatchAnswer(answer)).toEqual(answer);
    const refusal = { id: id('1'), status: 'refused', reason: 'not_yours' };
    expect(parseBatchAnswer({ ...answer, events: [refusal] })?.events).toEqual([refusal]);
  });

  test.each([
    ['a page of some proxy', '<html>'],
    ['an unknown status', { ...answer, events: [{ id: id('1'), status: 'fine' }] }],
    ['a refusal without a reason', { ...answer, events: [{ id: id('1'), status: 'refused' }] }],
    ['another version', { ...answer, version: 3 }],
  ])('that is %s is none, and everything stays in the queue', (_, raw) => {
    expect(parseBatchAnswer(raw)).toBeNull();
  });
});

test('a report of a questionnaire names a building and a Monday, and no door', () => {
  const report = { id: id('1'), round: id('2'), building: id('3'), week: '2026-11-23', outcome: 'complete' };
  expect(parseReports({ version: 1, reports: [report, { ...report, week: '2026-11-24' }] })).toEqual({
    ok: true,
    value: [report, { unreadable: id('1') }],
  });
});
