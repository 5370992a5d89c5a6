import { setImmediate as turn } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';

import { sheetNames } from '../../../../../src/server/export/office-open/sheet-names.ts';
import { workbookFile } from '../../../../../src/server/export/office-open/workbook.ts';
import { columnName, type Sheet } from '../../../../../src/server/export/office-open/worksheet.ts';
import { bytesOf, readZip } from '../../../../read-zip.ts';
import { requireWellFormed } from '../../../../strict-xml.ts';

const madeAt = '2026-11-28T04:00:00.000Z';
const columns = [
  { title: '社区', width: 20, format: 'plain' },
  { title: '满意率', width: 10, format: 'share' },
] as const;

async function partsOf(...sheets: Sheet[]): Promise<Map<string, string>> {
  const parts = readZip(await bytesOf(workbookFile({ title: '通报', madeAt, sheets })));
  for (const xml of parts.values()) requireWellFormed(xml);
  return parts;
}

describe('a sheet', () => {
  test('has its head frozen and numbers as numbers, full as they are', async () => {
    const parts = await partsOf({ name: '满意率', columns, rows: [['柳巷社区', 0.9420289855072463]] });
    const sheet = parts.get('xl/worksheets/sheet1.xml');
    expect(sheet).toContain('<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>');
    expect(sheet).toContain('<c r="B2" s="3"><v>0.9420289855072463</v></c>');
    expect(parts.get('xl/styles.xml')).toContain('formatCode="0.0%"');
  });

  test('runs nothing: what begins like a formula is text', async () => {
    const sheet = (await partsOf({ name: '一', columns, rows: [['=HYPERLINK("http://x")', null]] })).get(
      'xl/worksheets/sheet1.xml',
    );
    expect(sheet).toContain('t="inlineStr"><is><t>=HYPERLINK(&quot;http://x&quot;)</t>');
    expect(sheet).not.toContain('<f>');
  });

  test('holds whatever people are called, and leaves no data empty', async () => {
    const rows = [
      ['<甲>&"乙"\u0000\uD800', Number.NaN],
      [null, null],
      ['长'.repeat(40_000), -0.5],
    ];
    const sheet = (await partsOf({ name: '一', columns, rows })).get('xl/worksheets/sheet1.xml') ?? '';
    expect(sheet).toContain('&lt;甲&gt;&amp;&quot;乙&quot;\uFFFD</t>');
    expect(sheet).not.toContain('NaN');
    expect(sheet).toContain('<row r="3"></row>');
    expect(/长+/.exec(sheet)?.[0]).toHaveLength(32_767);
  });

  test('names no author', async () => {
    const parts = await partsOf({ name: '一', columns, rows: [] });
    expect(parts.get('docProps/core.xml')).not.toMatch(/creator|lastModifiedBy/);
  });
});

test('a workbook asks for rows only as fast as somebody reads it', async () => {
  let made = 0;
  const rows = (async function* () {
    for (; made < 100_000; made += 1000)
      yield await Promise.resolve(
        Array.from({ length: 1000 }, (_, place) => [`社区 ${Math.sin(made + place)}`, Math.cos(made)] as const),
      );
  })();
  const file = workbookFile({ title: '', madeAt, sheets: [{ name: '一', columns, rows }] })[Symbol.asyncIterator]();
  await file.next();
  for (let wait = 0; wait < 50; wait += 1) await turn();
  expect(made).toBeLessThan(50_000);
  while ((await file.next()).done !== true);
  expect(made).toBe(100_000);
});

test('a source that fails breaks the file off, which must not look whole', async () => {
  const rows = (async function* () {
    yield await Promise.resolve([['甲', 1]] as const);
    throw new Error('the database is gone');
  })();
  await expect(bytesOf(workbookFile({ title: '', madeAt, sheets: [{ name: '一', columns, rows }] }))).rejects.toThrow(
    'the database is gone',
  );
});

test('sheets have names that Excel takes, each once', () => {
  const names = sheetNames(['满意/率', "'甲'", '', '满意:率', 'x'.repeat(40), 'X'.repeat(40)]);
  expect(names).toEqual(['满意 率', '甲', '-', '满意 率 2', 'x'.repeat(31), `${'X'.repeat(27)} 2`]);
});

test('columns are called A to Z, then AA', () => {
  expect([0, 25, 26, 51, 52, 701, 702].map(columnName)).toEqual(['A', 'Z', 'AA', 'AZ', 'BA', 'ZZ', 'AAA']);
});
