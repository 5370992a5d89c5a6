/** A list of people as offices write it: headings and roles by the words in use, places by name, every row a person or a reason. */
import { describe, expect, test } from 'vitest';

import { readPerson } from '../../../../src/domain/access/invited-person.ts';
import { mostListed, readListed, readPeopleList, type ListCells } from '../../../../src/domain/access/people-list.ts';

const places = [
  { id: 'east', kind: 'subdistrict', names: ['东湖街道', 'East Lake'] },
  { id: 'heping', kind: 'community', names: ['和平社区', 'Heping'] },
  { id: 'xinhua', kind: 'community', names: ['新华社区', 'Xinhua'] },
] as const;

const cells = (changes: Partial<ListCells> = {}): ListCells => ({
  ...{ account: 'wangfang', name: '王芳', phone: '', role: '工作人员', places: '和平社区' },
  ...changes,
});

describe('headings', () => {
  test('are found below a title, in Chinese or English, with spaces and full-width letters', () => {
    const listed = readPeopleList([
      ['2026 名单'],
      ['姓 名', 'ＡＣＣＯＵＮＴ', '社区'],
      ['王芳', 'wf', '和平社区'],
      ['', ''],
    ]);
    expect(listed).toEqual([
      { place: 3, cells: { account: 'wf', name: '王芳', phone: '', role: '', places: '和平社区' } },
    ]);
  });

  test.each([
    ['no heading', [['甲', '乙']], 'no_heading'],
    ['nothing below it', [['账号', '姓名']], 'no_rows'],
    [
      'more rows than a page carries',
      [['账号', '姓名'], ...Array.from({ length: mostListed + 1 }, () => ['a', 'b'])],
      'too_many_people',
    ],
  ])('with %s the list is refused', (_what, rows, problem) => {
    expect(readPeopleList(rows)).toBe(problem);
  });
});

describe('a row', () => {
  test('is a person with a role in every place it names', () => {
    expect(readListed(cells({ places: '和平社区、 Xinhua；和平社区', phone: '+86 139-0013-9000' }), places)).toEqual({
      ok: true,
      value: {
        ...{ account: 'wangfang', name: '王芳', phone: '13900139000' },
        roles: [
          { role: 'worker', area: 'heping' },
          { role: 'worker', area: 'xinhua' },
        ],
      },
    });
  });

  test('without a place means the whole sub-district, where the role can be held there', () => {
    expect(readListed(cells({ role: '街道', places: '' }), places)).toMatchObject({
      value: { roles: [{ role: 'office', area: 'east' }] },
    });
    expect(readListed(cells({ role: '书记', places: '' }), places)).toMatchObject({
      problems: { roles: 'place-missing' },
    });
  });

  test.each([
    [{ account: '' }, { account: 'account-missing' }],
    [{ account: 'a b' }, { account: 'account-unfit' }],
    [{ name: ' ' }, { name: 'name-missing' }],
    [{ phone: '12345' }, { phone: 'phone-unfit' }],
    [{ role: '局长' }, { roles: 'role-unknown' }],
    [{ role: '' }, { roles: 'role-missing' }],
    [{ places: '没有的社区' }, { roles: 'place-unknown' }],
    [{ role: '街道', places: '和平社区' }, { roles: 'place-unknown' }],
    [{ role: '书记', places: '东湖街道' }, { roles: 'place-unknown' }],
  ])('%j is told what is wrong', (changes, problems) => {
    expect(readListed(cells(changes), places)).toEqual({ ok: false, problems });
  });
});

describe('the form', () => {
  const typed = { account: 'Wang.Fang', name: '王芳', phone: '', roles: ['lead:heping', 'worker:east'] };

  test('gives several roles in several places', () => {
    expect(readPerson(typed, places)).toMatchObject({
      value: {
        account: 'wang.fang',
        roles: [
          { role: 'lead', area: 'heping' },
          { role: 'worker', area: 'east' },
        ],
      },
    });
  });

  test.each([[[]], [['lead:east']], [['office:heping']], [['boss:heping']], [['lead:elsewhere']], [['lead']]])(
    'does not take %j for roles',
    (roles) => {
      expect(readPerson({ ...typed, roles }, places)).toMatchObject({ ok: false });
    },
  );
});
