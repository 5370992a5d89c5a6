/** Drafts are found by address, forgotten in time, and never a reason to fail. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { draftFor, drafts } from '../../../../src/browser/draft/drafts.ts';
import type { Draft } from '../../../../src/browser/draft/drafts.ts';
import { isShared, share, unshare } from '../../../../src/browser/shared-phone.ts';
import { phoneWithStorage } from '../phone-with-storage.ts';
import type { Phone } from '../phone-with-storage.ts';

const now = Date.parse('2026-11-24T12:00:00+08:00');
const day = 86_400_000;
const address = '/q/K7M2QX';

const mrsWang: Draft = {
  id: 'wang',
  address,
  wave: 'autumn',
  begun: String(now - 60_000),
  answers: { wish: '路灯' },
  page: 'two',
  pageNumber: 2,
  keptAt: now,
  until: now + 30 * day,
};

let phone: Phone;
beforeEach(() => (phone = phoneWithStorage()));
afterEach(() => vi.unstubAllGlobals());

test('what was kept is found again as it was, at its own address alone', () => {
  expect(drafts.keep(mrsWang)).toBe(true);
  expect(draftFor(address, now, [])).toEqual(mrsWang);
  expect(draftFor('/q/ANDERE', now, [])).toBeNull();
});

test('of several people the one who was here last is offered, and nobody twice', () => {
  drafts.keep(mrsWang);
  drafts.keep({ ...mrsWang, id: 'li', keptAt: now + 1 });
  expect(draftFor(address, now, [])?.id).toBe('li');
  expect(draftFor(address, now, ['li'])?.id).toBe('wang');
  expect(draftFor(address, now, ['li', 'wang'])).toBeNull();
});

test.each([
  ['a week and a moment', now + 7 * day + 1, mrsWang.until],
  ['the wave takes nothing more', now + 2 * day, now + 2 * day - 1],
  ['the clock stood far ahead when it was kept', now - 8 * day, mrsWang.until],
])('after %s it is erased, not only passed over', (_, later, until) => {
  drafts.keep({ ...mrsWang, until });
  expect(draftFor(address, later, [])).toBeNull();
  expect(JSON.stringify(phone.storage)).not.toContain('路灯');
});

test('to the end of a week it stays', () => {
  drafts.keep(mrsWang);
  expect(draftFor(address, now + 7 * day, [])).not.toBeNull();
});

test.each([
  ['no JSON', '{'],
  ['null', 'null'],
  ['something else', '[1,2]'],
  ['answers missing', JSON.stringify({ ...mrsWang, answers: null })],
  ['the record of another key', JSON.stringify({ ...mrsWang, id: 'li' })],
])('a record that is %s is erased', (_, text) => {
  phone.storage.setItem('linli.draft.wang', text);
  expect(draftFor(address, now, [])).toBeNull();
  expect(phone.storage.getItem('linli.draft.wang')).toBeNull();
});

test('sharing the phone erases every draft and nothing of others, and is remembered', () => {
  drafts.keep(mrsWang);
  phone.storage.setItem('linli.phone', 'token');
  phone.storage.setItem('another.site', 'theirs');
  share();
  expect(isShared()).toBe(true);
  expect(draftFor(address, now, [])).toBeNull();
  expect(phone.storage.getItem('linli.phone')).toBe('token');
  expect(phone.storage.getItem('another.site')).toBe('theirs');
  unshare();
  expect(isShared()).toBe(false);
});

test('storage that is forbidden keeps nothing, and says so without failing', () => {
  vi.stubGlobal('localStorage', undefined);
  expect(drafts.keep(mrsWang)).toBe(false);
  expect(draftFor(address, now, [])).toBeNull();
  expect(() => share()).not.toThrow();
  expect(isShared()).toBe(false);
});
