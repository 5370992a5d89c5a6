import { expect, test } from 'vitest';
import { paged } from '../../../../src/pages/office/_overview/paging.ts';

const communities = Array.from({ length: 123 }, (_, index) => index + 1);

test('123 communities are three pages, and every one is on exactly one', () => {
  const pages = ['1', '2', '3'].map((page) => paged(communities, page));
  expect(pages.map(({ rows }) => rows.length)).toEqual([50, 50, 23]);
  expect(pages.flatMap(({ rows }) => rows)).toEqual(communities);
  expect(pages.every((page) => page.pages === 3)).toBe(true);
});

test.each([null, '', '0', '-1', 'x', '1.5', '٣', '1e3'])('page %j is the first', (asked) => {
  expect(paged(communities, asked).page).toBe(1);
});

test('a page beyond the last is the last', () => {
  expect(paged(communities, '999999')).toMatchObject({ page: 3, pages: 3 });
});

test('nothing at all is one empty page', () => {
  expect(paged([], '2')).toEqual({ rows: [], page: 1, pages: 1 });
});

test('a file takes them all', () => {
  expect(paged(communities, '2', Number.MAX_SAFE_INTEGER).rows).toHaveLength(123);
});
