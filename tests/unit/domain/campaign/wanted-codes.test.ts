import { describe, expect, test } from 'vitest';
import { printWish, sheetsOf } from '../../../../src/domain/campaign/print-forms.ts';
import { wantedCodes, type CodePlaces, type CodeWish } from '../../../../src/domain/campaign/wanted-codes.ts';

const heping: CodePlaces = {
  ...{ id: 'heping', nameZh: '和平社区', nameEn: 'Heping' },
  buildings: [
    { id: 'b1', name: '1栋', estate: '花园', households: 36 },
    { id: 'b2', name: '塔楼', estate: null, households: 120 },
  ],
  streets: [{ id: 's1', name: '和平街', shops: 12 }],
  inUse: [{ channel: 'door', place: '花园 1栋' }],
};
const xinhua: CodePlaces = { ...heping, id: 'xinhua', nameZh: '新华社区', nameEn: 'Xinhua', inUse: [] };
const nothing: CodeWish = {
  ...{ communities: ['heping', 'xinhua'], buildings: [], streets: false, whole: [], schools: '', windows: '' },
};
const names = { poster: '社区海报', group: '社区群', street: '街头' };
const placesOf = (wish: Partial<CodeWish>, places = [heping, xinhua]) =>
  wantedCodes({ ...nothing, ...wish }, places, names).wanted.map(({ areaId, channel, place }) =>
    [areaId, channel, place].join(' '),
  );

describe('codes are wanted', () => {
  test('for each house and channel, unless one is in use', () => {
    expect(placesOf({ buildings: ['door'] })).toEqual([
      ...['heping door 塔楼', 'xinhua door 花园 1栋', 'xinhua door 塔楼'],
    ]);
  });

  test('for each street once, whatever the number of its shops', () => {
    expect(placesOf({ streets: true })).toEqual(['heping shop 和平街', 'xinhua shop 和平街']);
  });

  test('for a community as a whole, only where it is chosen', () => {
    expect(placesOf({ whole: ['group'], communities: ['xinhua'] })).toEqual(['xinhua group 社区群']);
  });

  test('for schools and windows by name, in the community that stands in front', () => {
    expect(placesOf({ schools: '和平社区 实验小学\n\nXinhua 二中\n和平社区 实验小学' })).toEqual([
      ...['heping school 实验小学', 'xinhua school 二中'],
    ]);
  });

  test('in the only community that is chosen, without its name', () => {
    expect(placesOf({ communities: ['heping'], windows: '3 号窗口' })).toEqual(['heping window 3 号窗口']);
  });
});

test.each([
  ['community', '实验小学', '和平社区 '],
  ['class', '和平社区 实验小学三年级（2）班', 'Heping Class 3'],
] as const)('a line without its %s being clear is left out and said to be', (reason, ...lines) => {
  const { unclear, wanted } = wantedCodes({ ...nothing, schools: lines.join('\n') }, [heping, xinhua], names);
  expect(wanted).toEqual([]);
  expect(unclear.map((line) => line.reason)).toEqual([reason, reason]);
});

describe('sheets', () => {
  test('hold as many as fit, copies side by side, the last one not always full', () => {
    expect(sheetsOf(['a', 'b', 'c'], { form: 'table', copies: 1 })).toEqual([['a', 'b'], ['c']]);
    expect(sheetsOf(['a', 'b'], { form: 'sticker', copies: 10 })).toEqual([Array(10).fill('a'), Array(10).fill('b')]);
  });

  test('are in the usual form of the channel, and in any other that is asked for', () => {
    expect(printWish(new URLSearchParams(), 'door')).toMatchObject({ form: 'sticker', copies: 10, chosen: 'zh' });
    expect(printWish(new URLSearchParams('form=poster&languages=both&copies=99'), 'door')).toMatchObject({
      ...{ form: 'poster', copies: 40, languages: ['zh-CN', 'en'] },
    });
    expect(printWish(new URLSearchParams('form=banner&copies=0'), null)).toMatchObject({ form: 'poster', copies: 1 });
  });
});
