/** Areas from a list: found again by code, else by name; grids in their communities; what a spreadsheet spoils is said. */
import { describe, expect, test } from 'vitest';

import { readAreaList, readAreas, readNumber, type StandingArea } from '../../../../src/domain/areas/area-list.ts';

const office: StandingArea = {
  ...{ id: 'office', parent: null, kind: 'subdistrict', nameZh: '星河镇', nameEn: 'Xinghe' },
  ...{ households: null, code: '330102003000', endedOn: null },
};
const qinghe: StandingArea = {
  ...{ id: 'qinghe', parent: 'office', kind: 'community', nameZh: '清河社区', nameEn: 'Qinghe' },
  ...{ households: 800, code: '330102003001', endedOn: null },
};

function read(rows: readonly string[]) {
  let made = 0;
  const table = ['社区,统计用区划代码,网格,户数,18-34岁,65岁以上', ...rows].map((row) => row.split(','));
  const listed = readAreaList(table, () => `new-${(made += 1)}`);
  if (typeof listed === 'string') throw new Error(listed);
  return readAreas(listed, office, [office, qinghe]);
}

test('a code finds a community whatever it is called now; empty cells keep what was there', () => {
  expect(read(['清河新村,330102003001,,,120,'])).toEqual([
    {
      ok: true,
      value: {
        ...{ id: 'qinghe', parent: 'office', kind: 'community', nameZh: '清河新村', nameEn: 'Qinghe' },
        ...{ households: 800, code: '330102003001', adults: { '18_34': 120 } },
      },
    },
  ]);
});

test('a name finds one without a code; an unknown one is new, and a grid finds a community of the same list', () => {
  const [known, fresh, grid] = read(['清河 社区,,,"1', '北门社区,330102003002,,90', '北门社区,,一网格,45']);
  expect(known).toEqual({ ok: false, problem: 'number_unfit' });
  expect(fresh).toMatchObject({ value: { id: 'new-2', kind: 'community', households: 90, adults: null } });
  expect(grid).toMatchObject({ value: { id: 'new-3', kind: 'grid', parent: 'new-2', nameZh: '一网格' } });
});

test('a code that ends in 000 is the sub-district itself', () => {
  expect(read(['星河镇,330102003000,,5200'])).toMatchObject([
    { value: { id: 'office', parent: null, households: 5200 } },
  ]);
});

describe('a row is refused', () => {
  test.each([
    ['with a code that a spreadsheet rounded', '东门社区,3.30102E+11', 'code_unfit'],
    ['with a code of another sub-district', '东门社区,330102004001', 'code_elsewhere'],
    ['with a grid of a community that is not there', '没有,,一网格', 'no_community'],
    ['with neither name nor known code', ',330102003009', 'name_missing'],
  ])('%s', (_what, row, problem) => {
    expect(read([row])).toEqual([{ ok: false, problem }]);
  });
});

test('numbers are read as people write them', () => {
  expect(['1,200户', ' ８０ ', '', '-1', '1.5', '约80'].map(readNumber)).toEqual([
    1200,
    80,
    null,
    undefined,
    undefined,
    undefined,
  ]);
});
