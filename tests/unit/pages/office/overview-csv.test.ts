import { expect, test } from 'vitest';
import { translator } from '../../../../src/i18n/translator.ts';
import type { Cell, Cells } from '../../../../src/pages/office/_overview/cells.ts';
import { columnsOf } from '../../../../src/pages/office/_overview/columns.ts';
import { overviewRows } from '../../../../src/pages/office/_overview/overview-csv.ts';
import type { Overview } from '../../../../src/pages/office/_overview/overview.ts';
import type { SecondLines } from '../../../../src/pages/office/_overview/second-lines.ts';
import { csvText } from '../../../../src/server/export/csv.ts';
import { parseStrictCsv } from '../../../strict-csv.ts';

const found: Cell = {
  state: 'found',
  estimate: 0.9416,
  low: 0.89,
  high: 0.97,
  n: 137,
  verdict: 'unclear',
  missing: 173,
};
const points: Cell = { state: 'found', estimate: 86.4, low: 84, high: 88.9, n: 137, verdict: 'met', missing: null };
const hidden: Cell = { state: 'suppressed', minimum: 5 };
const cells: Cells = {
  satisfaction: found,
  score: points,
  awareness: hidden,
  participation: { state: 'unasked' },
  support: found,
};
const second: SecondLines = {
  satisfaction: [{ name: 'unsure_included', estimate: 0.9021, low: 0.84, high: 0.94, n: 143 }],
  score: [],
  awareness: [],
  participation: [],
  support: [],
};
const plain = { cells, second, changes: {}, mixShifted: false };
const willow = { ...plain, id: 'c', name: '柳巷社区', answers: 138, planned: null };
const area = { id: 'a', nameZh: '示范街道', nameEn: 'Shifan' };
const wave = { id: 'w', name: '第三批', opensAt: '', closesAt: '', area, versionId: 'v', state: 'open' } as const;

const overview: Overview = {
  state: 'wave',
  waves: [wave],
  wave,
  provisional: true,
  asOf: null,
  plannedDesignEffect: 1.5,
  columns: columnsOf([willow], { target: 0.95, scoreTarget: 80 }),
  order: null,
  filters: { measure: null, verdict: null, name: '' },
  isFiltering: false,
  targetProblem: null,
  belowTogether: null,
  earlier: null,
  ...{ page: 1, pages: 1, communities: 1, matching: 1 },
  rows: [willow],
  total: null,
  contribution: null,
  answers: 138,
  ineligible: 2,
  tallies: [],
};
const [heading = [], line = []] = overviewRows(overview, translator('zh-CN'));

test('every figure has a column of its own, named after its measure', () => {
  expect(heading).toHaveLength(line.length);
  expect(new Set(heading).size).toBe(heading.length);
  expect(heading.slice(6, 13)).toEqual([
    '满意率 n',
    '满意率',
    '满意率 95%区间下限',
    '满意率 95%区间上限',
    '满意率 目标',
    '满意率 判断',
    '满意率 还差约（份）',
  ]);
});

test('a rate is a bare share with its n, interval, target and verdict', () => {
  expect(line.slice(0, 13)).toEqual([
    '第三批',
    '暂定',
    '参与者结果',
    '柳巷社区',
    138,
    null,
    137,
    0.9416,
    0.89,
    0.97,
    0.95,
    '样本不足',
    173,
  ]);
});

test('a score stays in points, against its own target', () => {
  expect(line.slice(13, 20)).toEqual([137, 86.4, 84, 88.9, 80, '达标', null]);
});

test('what the page hides the file hides, and what was not asked is empty', () => {
  expect(line.slice(20, 27)).toEqual([null, null, null, null, 0.95, '不足5份', null]);
  expect(line.slice(27, 34)).toEqual([null, null, null, null, null, null, null]);
});

test('what must be printed beside a rate stands at the end: with “cannot judge”, strict awareness, the door', () => {
  expect(heading.slice(41)).toEqual(
    ['满意率（“不了解”计入分母）', '知晓率（只算“知道”）', '知晓率（入户渠道，单列）'].flatMap((name) => [
      `${name} n`,
      name,
      `${name} 95%区间下限`,
      `${name} 95%区间上限`,
    ]),
  );
  expect(line.slice(41, 45)).toEqual([143, 0.9021, 0.84, 0.94]);
  expect(line.slice(45)).toEqual(Array.from({ length: 8 }, () => null));
});

test.each(['zh-CN', 'en'] as const)('as a file in %s it is read without guessing, and nothing is lost', (language) => {
  const total = { ...plain, answers: 138, planned: 150 };
  const village = { ...willow, name: '新村, "东"\n苑' };
  const rows = overviewRows({ ...overview, rows: [willow, village], total }, translator(language));
  const read = parseStrictCsv(csvText(rows));
  expect(read).toEqual(rows.map((row) => row.map((cell) => String(cell ?? ''))));
  expect(read).toHaveLength(1 + 2 + 1);
  expect(read.at(-1)?.[3]).toBe(translator(language)('office.table.total'));
});
