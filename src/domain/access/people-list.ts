/**
 * A list of people as an office has it: columns are known by their headings, roles and places by the words people use for them. Every row is a person, or
 * says what is wrong with it.
 */
import {
  kindsFor,
  written,
  type HeldRole,
  type PersonProblem,
  type ReadPerson,
  type RolePlace,
} from './invited-person.ts';
import { roles, type Role } from './staff.ts';

export const listFields = ['account', 'name', 'phone', 'role', 'places'] as const;
export type ListField = (typeof listFields)[number];
export type ListCells = Readonly<Record<ListField, string>>;

export const listHeadings: Readonly<Record<ListField, readonly string[]>> = {
  account: ['账号', '登录名', 'account'],
  name: ['姓名', '名字', 'name'],
  phone: ['手机号', '手机', '电话', 'phone'],
  role: ['角色', '岗位', 'role'],
  places: ['区域', '社区', '所在社区', 'area', 'areas', 'community'],
};

export interface ListedPerson {
  /** As the file counts its rows. */
  readonly place: number;
  readonly cells: ListCells;
}

export interface NamedPlace extends RolePlace {
  readonly names: readonly string[];
}

/** A form of that many rows still fits into what a page may be sent. */
export const mostListed = 500;
const longestCell = 80;

export type PeopleListProblem = 'no_heading' | 'no_rows' | 'too_many_people';

/** The heading stands in one of the first five rows and names account and name at least. */
export function readPeopleList(rows: readonly (readonly string[])[]): readonly ListedPerson[] | PeopleListProblem {
  const heading = rows.slice(0, 5).findIndex((row) => columnOf(row, 'account') >= 0 && columnOf(row, 'name') >= 0);
  const head = rows[heading];
  if (head === undefined) return 'no_heading';
  const columns = listFields.map((field) => [field, columnOf(head, field)] as const);
  const listed = rows.flatMap((row, index) => {
    if (index <= heading || row.every((cell) => cell.trim() === '')) return [];
    const cells = Object.fromEntries(
      columns.map(([field, column]) => [field, (row[column] ?? '').trim().slice(0, longestCell)]),
    ) as Record<ListField, string>;
    return [{ place: index + 1, cells }];
  });
  if (listed.length === 0) return 'no_rows';
  return listed.length > mostListed ? 'too_many_people' : listed;
}

export function readListed({ places: named, role, ...cells }: ListCells, places: readonly NamedPlace[]): ReadPerson {
  return written(cells, heldRoles(role, named, places));
}

/** As people write them, in Chinese or English. */
const roleWords: Readonly<Record<Role, readonly string[]>> = {
  office: ['office', '街道', '街道办', '创建办', '办公室'],
  lead: ['lead', '社区负责人', '负责人', '社区书记', '书记'],
  worker: ['worker', '社区工作人员', '工作人员', '网格员', '社工'],
};

/** No place means the whole sub-district, for roles that can be held there. */
function heldRoles(word: string, named: string, places: readonly NamedPlace[]): readonly HeldRole[] | PersonProblem {
  const role = roles.find((one) => roleWords[one].includes(comparable(word)));
  if (role === undefined) return word.trim() === '' ? 'role-missing' : 'role-unknown';
  const fit = places.filter(({ kind }) => kindsFor(role).includes(kind));
  const names = named
    .split(/[、,，;；/|\n]/)
    .map(comparable)
    .filter((name) => name !== '');
  if (names.length === 0) {
    const [whole, second] = fit.filter(({ kind }) => kind === 'subdistrict');
    return whole && second === undefined ? [{ role, area: whole.id }] : 'place-missing';
  }
  const found = names.map((name) => fit.find((place) => place.names.some((one) => comparable(one) === name)));
  if (found.some((place) => place === undefined)) return 'place-unknown';
  return [...new Set(found.flatMap((place) => place?.id ?? []))].map((area) => ({ role, area }));
}

function columnOf(head: readonly string[], field: ListField): number {
  return head.findIndex((cell) => listHeadings[field].includes(comparable(cell)));
}

function comparable(text: string): string {
  return text.normalize('NFKC').replaceAll(/\s/g, '').toLowerCase();
}
