/** What an office typed becomes an item, or comes back with what is wrong beside its field. */
import { expect, test } from 'vitest';
import { newsState } from '../../../../src/domain/news/news-item.ts';
import { readNews, typedNews } from '../../../../src/domain/news/typed-news.ts';

const area = '00000000-0000-4000-8000-00000000000e';

function typed(changes: Record<string, string> = {}) {
  const fields = new FormData();
  const all = { area, kind: 'notice', title_zh: '路灯', body_zh: '换好了。\r\n\r\n还有一盏。', ...changes };
  for (const [name, value] of Object.entries(all)) fields.set(name, value);
  return typedNews(fields);
}

test('a draft may lack title and text, what is published may not', () => {
  expect(readNews(typed({ title_zh: ' ', body_zh: '' }), 'keep')).toMatchObject({ ok: true });
  expect(readNews(typed({ title_zh: ' ', body_zh: '' }), 'publish')).toEqual({
    ok: false,
    problem: { title_zh: 'missing', body_zh: 'missing' },
  });
});

test('line breaks of a browser are line breaks', () => {
  expect(readNews(typed(), 'publish')).toMatchObject({ value: { body_zh: '换好了。\n\n还有一盏。', at: null } });
});

test.each([
  ['2026-12-01', '', '2026-12-01T00:00:00.000Z'],
  ['2026-12-01', '07:30', '2026-11-30T23:30:00.000Z'],
  ['2028-02-29', '23:59', '2028-02-29T15:59:00.000Z'],
])('%s %s in China is %s', (day, time, at) => {
  expect(readNews(typed({ day, time }), 'publish')).toMatchObject({ value: { at } });
});

test.each([
  ['2026-02-30', ''],
  ['2026-12-01', '24:10'],
  ['tomorrow', ''],
])('%s %s is no moment', (day, time) => {
  expect(readNews(typed({ day, time }), 'keep')).toEqual({ ok: false, problem: { day: 'unreadable' } });
});

test('an unknown kind and a place that is none are refused', () => {
  expect(readNews(typed({ kind: 'advert', area: 'here' }), 'keep')).toEqual({
    ok: false,
    problem: { kind: 'missing', area: 'missing' },
  });
});

test('an item waits until its time and is public from that moment', () => {
  const publishAt = '2026-12-01T00:00:00Z';
  const at = Date.parse(publishAt);
  expect(newsState({ publishAt: null, withdrawnAt: null }, at)).toBe('draft');
  expect(newsState({ publishAt, withdrawnAt: null }, at - 1)).toBe('waiting');
  expect(newsState({ publishAt, withdrawnAt: null }, at)).toBe('public');
  expect(newsState({ publishAt, withdrawnAt: publishAt }, at)).toBe('withdrawn');
});
