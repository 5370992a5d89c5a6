/** Rows of offices' lists: what they become, which of them are told to be wrong, and what is never read. */
import { describe, expect, test } from 'vitest';

import { findHeader, matchColumns } from '../../../../src/domain/outreach/import-columns.ts';
import { doorKey, readRow } from '../../../../src/domain/outreach/import-rows.ts';

const places = {
  communities: [
    {
      id: 'heping',
      nameZh: '和平社区',
      nameEn: 'Heping',
      grids: [{ id: 'one', nameZh: '第一网格', nameEn: 'Grid 1' }],
    },
    { id: 'xinhua', nameZh: '新华社区', nameEn: 'Xinhua', grids: [] },
  ],
};

function read(row: Readonly<Record<string, string>>, community: string | null = null) {
  const columns = matchColumns(Object.keys(row));
  return readRow(Object.values(row), { columns, places, community });
}

describe('a row is a door', () => {
  test('with everything in columns of its own', () => {
    const row = {
      社区: '和平',
      网格: '第一网格',
      小区: '和风苑',
      楼栋: '3号楼',
      单元: '二单元',
      楼层: '5',
      门牌号: '501室',
      类型: '住户',
    };
    expect(read(row)).toEqual({
      ok: true,
      door: {
        ...{ community: 'heping', grid: 'one', estate: '和风苑', building: '3栋', buildingKind: 'building' },
        ...{ unit: '2', floor: 5, door: '501', kind: 'household' },
      },
    });
  });

  test('with an address alone, in the community that was chosen', () => {
    expect(read({ 详细地址: '和风苑3-2-501' }, 'xinhua')).toMatchObject({
      door: { community: 'xinhua', estate: '和风苑', building: '3栋', unit: '2', floor: 5, door: '501' },
    });
  });

  test('of a shop along a street, by its column or by its address', () => {
    const shop = { building: '建设路', buildingKind: 'street', door: '88号', kind: 'shop', estate: null };
    expect(read({ 社区: '和平社区', 街路: '建设路', 门牌号: '88' })).toMatchObject({ door: shop });
    expect(read({ 社区: '和平社区', 地址: '建设路88号' })).toMatchObject({ door: shop });
  });

  test('the same one however it is written', () => {
    const key = (row: Readonly<Record<string, string>>) => {
      const found = read(row, 'heping');
      return found.ok ? doorKey(found.door) : found.problems;
    };
    const once = key({ 楼栋: '3栋', 单元: '2', 门牌: '501' });
    expect(key({ 楼栋: '三号楼', 单元: '二单元', 门牌: '５０１室' })).toBe(once);
    expect(key({ 地址: '3-2-501' })).toBe(once);
  });
});

describe('a row is told to be wrong', () => {
  test.each([
    ['a community that is not ours', { 社区: '北海社区', 楼栋: '3', 门牌: '501' }, 'community_unknown'],
    ['none at all', { 楼栋: '3', 门牌: '501' }, 'community_missing'],
    ['a grid of another community', { 社区: '新华', 网格: '第一网格', 楼栋: '3', 门牌: '501' }, 'grid_unknown'],
    ['no building', { 社区: '新华', 楼栋: '', 门牌: '501' }, 'building_missing'],
    ['no door', { 社区: '新华', 楼栋: '3', 门牌: '' }, 'door_missing'],
    ['an address nobody can read', { 社区: '新华', 地址: '东头老王家' }, 'address_unreadable'],
    ['a floor between floors', { 社区: '新华', 楼栋: '3', 门牌: '501', 楼层: '夹层' }, 'floor_unreadable'],
    ['a kind that is none', { 社区: '新华', 楼栋: '3', 门牌: '501', 类型: '其他' }, 'kind_unknown'],
    ['a name longer than a name', { 社区: '新华', 楼栋: '楼'.repeat(80), 门牌: '501' }, 'too_long'],
  ])('for %s', (_, row, problem) => {
    const found = read(row);
    expect(found.ok ? [] : found.problems.map((one) => one.problem)).toEqual([problem]);
  });

  test('for everything at once, so that it is put right in one go', () => {
    const found = read({ 社区: '北海', 楼栋: '', 门牌: '501', 类型: '其他' });
    expect(found.ok ? 0 : found.problems.length).toBe(3);
  });
});

describe('headings', () => {
  test('are found below a title, however they are decorated', () => {
    const rows = [
      ['和平社区住户底册'],
      [],
      ['序号', ' 社区（必填）', '楼 栋 号', '门牌号*'],
      ['1', '和平', '3', '501'],
    ];
    expect(findHeader(rows)).toBe(2);
    expect(matchColumns(rows[2] ?? []).fields).toEqual({ community: 1, building: 2, door: 3 });
  });

  test('about people are named and never read', () => {
    const { fields, ignored } = matchColumns(['楼栋', '门牌', '户主姓名', '联系电话', '备注']);
    expect(fields).toEqual({ building: 0, door: 1 });
    expect(ignored).toEqual([
      { heading: '户主姓名', personal: true },
      { heading: '联系电话', personal: true },
      { heading: '备注', personal: false },
    ]);
  });

  test('that lead to no door are not enough', () => {
    expect(
      findHeader([
        ['姓名', '电话'],
        ['王', '1'],
      ]),
    ).toBeNull();
  });
});
