import { expect, test } from 'vitest';
import { csvText } from '../../../../src/server/export/csv.ts';

test('Excel recognises Chinese: the file begins with a byte order mark and lines end with CR LF', () => {
  const bytes = new TextEncoder().encode(csvText([['社区', 'n']]));
  expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  expect([...bytes.slice(-2)]).toEqual([0x0d, 0x0a]);
});

test('figures are bare numbers that a spreadsheet can calculate with', () => {
  expect(csvText([[0.942028985, 138, 12000, -0.25, 0]])).toBe('\uFEFF0.942029,138,12000,-0.25,0\r\n');
});

test('no data is an empty cell, not a word', () => {
  expect(csvText([[null, Number.NaN, '']])).toBe('\uFEFF,,\r\n');
});

test.each(['=HYPERLINK("http://x")', '+86 10', '-2+3', '@SUM(A1)', '\t=1', '\r=1', '＝1+1', '＋1', '－1', '＠a'])(
  'a community called %j is a name, not a formula',
  (name) => {
    const cell = csvText([[name]])
      .slice(1, -2)
      .replace(/^"/, '');
    expect(cell.startsWith("'")).toBe(true);
  },
);

test('commas, quotes and line breaks stay inside their cell', () => {
  expect(csvText([['甲,乙', '他说"好"', '一\n二', ' 前空']])).toBe('\uFEFF"甲,乙","他说""好""","一\n二"," 前空"\r\n');
});
