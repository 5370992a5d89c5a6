import { expect, test } from 'vitest';
import { csvText } from '../../../../src/server/export/csv.ts';
import { csvFile } from '../../../../src/server/export/csv-stream.ts';
import { bytesOf } from '../../../read-zip.ts';
import { parseStrictCsv } from '../../../strict-csv.ts';

test('a file in pieces is the same file as the table at once', async () => {
  const rows = Array.from({ length: 20_000 }, (_, place) => [`社区 "${place}"`, place / 3, null, '=1\n2']);
  const file = (await bytesOf(csvFile(['甲', '乙', '丙', '丁'], rows))).toString('utf8');
  expect(file).toBe(csvText([['甲', '乙', '丙', '丁'], ...rows]));
  expect(parseStrictCsv(file)).toHaveLength(20_001);
  const batches = (async function* () {
    for (let from = 0; from < rows.length; from += 777) yield await Promise.resolve(rows.slice(from, from + 777));
  })();
  expect((await bytesOf(csvFile(['甲', '乙', '丙', '丁'], batches))).toString('utf8')).toBe(file);
});

test('a wave without answers is a head and nothing else', async () => {
  expect((await bytesOf(csvFile(['community'], []))).toString('utf8')).toBe('\uFEFFcommunity\r\n');
});
