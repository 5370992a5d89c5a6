/** Lists as offices send them: in Excel's encodings, with its quoting, as workbooks, and as files that mean harm. */
import { deflateRawSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';

import { readTable } from '../../../../src/server/premises/read-table.ts';
import { zipOf } from './zip-of.ts';

const rows = [
  ['社区', '楼栋', '门牌'],
  ['和平', '3栋', '501'],
];
/** What Excel on a Chinese Windows writes; the characters are fixed, so their bytes may be. */
const gb18030 = Buffer.from('C9E7C7F82CC2A5B6B02CC3C5C5C60D0ABACDC6BD2C33B6B02C3530310D0A', 'hex');

async function read(bytes: Buffer | string) {
  const table = await readTable(typeof bytes === 'string' ? Buffer.from(bytes) : bytes);
  return table.ok ? table.value : table.problem;
}

describe('CSV', () => {
  const text = '社区,楼栋,门牌\r\n和平,3栋,501\r\n';

  test('is read in UTF-8 with and without a mark, in UTF-16 and in GB18030', async () => {
    expect(await read(text)).toEqual(rows);
    expect(await read(`\uFEFF${text}`)).toEqual(rows);
    expect(await read(Buffer.from(`\uFEFF${text}`, 'utf16le'))).toEqual(rows);
    expect(await read(gb18030)).toEqual(rows);
  });

  test('with quotes, commas, line breaks and tabs keeps its columns', async () => {
    expect(await read('a,b\n"x, ""y""","1\n2"\n')).toEqual([
      ['a', 'b'],
      ['x, "y"', '1\n2'],
    ]);
    expect(await read('a\tb\n1,5\t\n')).toEqual([
      ['a', 'b'],
      ['1,5', ''],
    ]);
    expect(await read('a,b\n"x"y,2\n"open,3')).toEqual([['a', 'b'], ['x', '2'], ['open,3']]);
  });
});

describe('a workbook', () => {
  const sheet = (cells: string) =>
    `<worksheet><sheetData><row r="1">${cells}</row><row r="3"><c r="B3"><v>501.0</v></c></row></sheetData></worksheet>`;
  const parts = {
    'xl/sharedStrings.xml':
      '<sst><si><t>社区</t></si><si><r><t>楼</t></r><r><t>栋</t></r><rPh><t>lou</t></rPh></si></sst>',
    'xl/worksheets/sheet1.xml': sheet(
      '<c r="A1" t="s"><v>0</v></c><c r="C1" t="s"><v>1</v></c><c r="D1" t="inlineStr"><is><t>a &amp; b</t></is></c>',
    ),
  };

  test('gives text by number and in place, numbers, gaps and empty rows', async () => {
    expect(await read(zipOf(parts))).toEqual([['社区', '', '楼栋', 'a & b'], [], ['', '501']]);
  });

  test('finds its first sheet where the workbook says it is', async () => {
    const elsewhere = {
      ...{ 'xl/workbook.xml': '<workbook><sheets><sheet name="x" sheetId="1" r:id="rId7"/></sheets></workbook>' },
      'xl/_rels/workbook.xml.rels': '<R><Relationship Id="rId7" Target="worksheets/doors.xml"/></R>',
      'xl/worksheets/doors.xml': sheet('<c r="A1"><v>7</v></c>'),
    };
    expect(await read(zipOf(elsewhere))).toEqual([['7'], [], ['', '501']]);
  });
});

describe('a file that means harm, or nothing', () => {
  test('a part that unpacks to more than it may is refused, announced or not', async () => {
    const bomb = Buffer.alloc(300 * 1024 * 1024);
    const packed = { compressed: deflateRawSync(bomb), size: bomb.length };
    expect(await read(zipOf({ 'xl/worksheets/sheet1.xml': packed }))).toBe('unreadable');
    expect(await read(zipOf({ 'xl/worksheets/sheet1.xml': { ...packed, size: 1000 } }))).toBe('unreadable');
  });

  test('entities that grow when they are expanded are not expanded', async () => {
    const laughs = `<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><worksheet><sheetData><row r="1"><c r="A1" t="str"><v>&b;</v></c></row></sheetData></worksheet>`;
    expect(JSON.stringify(await read(zipOf({ 'xl/worksheets/sheet1.xml': laughs })))).not.toContain('haha');
  });

  test.each([
    ['nothing', Buffer.alloc(0), 'empty'],
    ['a line of commas', Buffer.from(',,\n'), 'empty'],
    ['an old workbook', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'old_excel'],
    ['a picture', Buffer.from('89504e470d0a1a0a0000000d', 'hex'), 'unreadable'],
    ['a zip cut short', zipOf({ 'a.txt': 'a' }).subarray(0, 20), 'unreadable'],
    ['a zip without a sheet', zipOf({ 'a.txt': 'a' }), 'unreadable'],
    ['more rows than an office has doors', Buffer.from('a\n'.repeat(130_000)), 'too_many_rows'],
  ])('%s', async (_, bytes, problem) => expect(await read(bytes)).toBe(problem));

  test('a row number in the millions does not make millions of rows', async () => {
    const far = '<worksheet><sheetData><row r="900000000"><c r="A900000000"><v>1</v></c></row></sheetData></worksheet>';
    expect(await read(zipOf({ 'xl/worksheets/sheet1.xml': far }))).toBe('too_many_rows');
  });
});
