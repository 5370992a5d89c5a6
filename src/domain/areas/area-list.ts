/**
 * A list of communities and grids as an office or the statistics bureau has it: columns by their headings, places by their twelve digits or by their names.
 * Every row becomes an area as it shall be, or says what is wrong with it.
 */
export const ageBands = ['18_34', '35_49', '50_64', '65_over'] as const;
export type AgeBand = (typeof ageBands)[number];

export const areaFields = ['code', 'community', 'grid', 'english', 'households', ...ageBands] as const;
export type AreaField = (typeof areaFields)[number];
export type AreaCells = Readonly<Record<AreaField, string>>;

export const areaHeadings: Readonly<Record<AreaField, readonly string[]>> = {
  code: ['区划代码', '统计用区划代码', '代码', 'code', 'divisioncode'],
  community: ['社区', '名称', '社区名称', '村', 'community', 'name'],
  grid: ['网格', '网格名称', 'grid'],
  english: ['英文名称', '英文', 'english', 'englishname'],
  households: ['户数', 'households'],
  '18_34': ['18-34岁', '18-34'],
  '35_49': ['35-49岁', '35-49'],
  '50_64': ['50-64岁', '50-64'],
  '65_over': ['65岁以上', '65岁及以上', '65+'],
};

export interface ListedArea {
  /** As the file counts its rows. */
  readonly place: number;
  /** Of a place that is not there yet. */
  readonly id: string;
  readonly cells: AreaCells;
}

/** An area that stands already. */
export interface StandingArea {
  readonly id: string;
  readonly parent: string | null;
  readonly kind: 'district' | 'subdistrict' | 'community' | 'grid';
  readonly nameZh: string;
  readonly nameEn: string;
  readonly households: number | null;
  readonly code: string | null;
  readonly endedOn: string | null;
}

export interface KeptArea {
  readonly id: string;
  readonly parent: string | null;
  readonly kind: StandingArea['kind'];
  readonly nameZh: string;
  readonly nameEn: string;
  readonly households: number | null;
  readonly code: string | null;
  /** Only what was given. */
  readonly adults: Readonly<Partial<Record<AgeBand, number>>> | null;
}

export const areaProblems = ['code_unfit', 'code_elsewhere', 'name_missing', 'number_unfit', 'no_community'] as const;
export type AreaProblem = (typeof areaProblems)[number];
export type ReadArea =
  { readonly ok: true; readonly value: KeptArea } | { readonly ok: false; readonly problem: AreaProblem };

export type AreaListProblem = 'no_heading' | 'no_rows' | 'too_many_areas';
export const mostAreas = 400;
const longestCell = 60;

/** The heading stands in one of the first five rows and names the community at least. */
export function readAreaList(
  rows: readonly (readonly string[])[],
  newId: () => string,
): readonly ListedArea[] | AreaListProblem {
  const heading = rows.slice(0, 5).findIndex((row) => columnOf(row, 'community') >= 0);
  const head = rows[heading];
  if (head === undefined) return 'no_heading';
  const columns = areaFields.map((field) => [field, columnOf(head, field)] as const);
  const listed = rows.flatMap((row, index) => {
    if (index <= heading || row.every((cell) => cell.trim() === '')) return [];
    const cells = Object.fromEntries(
      columns.map(([field, column]) => [field, (row[column] ?? '').trim().slice(0, longestCell)]),
    ) as Record<AreaField, string>;
    return [{ place: index + 1, id: newId(), cells }];
  });
  if (listed.length === 0) return 'no_rows';
  return listed.length > mostAreas ? 'too_many_areas' : listed;
}

/** In the order of the list, so that a grid finds a community that came with it. */
export function readAreas(
  listed: readonly ListedArea[],
  office: StandingArea,
  standing: readonly StandingArea[],
): ReadArea[] {
  const known: StandingArea[] = standing.filter(({ endedOn }) => endedOn === null);
  return listed.map((row) => {
    const read = readRow(row, office, known);
    if (read.ok && !known.some(({ id }) => id === read.value.id)) known.push({ ...read.value, endedOn: null });
    return read;
  });
}

function readRow({ cells, id }: ListedArea, office: StandingArea, known: readonly StandingArea[]): ReadArea {
  const code = cells.code.replaceAll(/\s/g, '');
  if (code !== '' && !/^\d{12}$/.test(code)) return { ok: false, problem: 'code_unfit' };
  const prefix = office.code?.slice(0, 9);
  if (code !== '' && prefix !== undefined && !code.startsWith(prefix)) return { ok: false, problem: 'code_elsewhere' };
  const [households, ...adults] = [cells.households, ...ageBands.map((band) => cells[band])].map(readNumber);
  if (households === undefined || adults.includes(undefined)) return { ok: false, problem: 'number_unfit' };
  const found = placeOf(cells, code, office, known);
  if (typeof found === 'string') return { ok: false, problem: found };
  const { standing, name, ...place } = found;
  const given = ageBands.flatMap((band, index) => {
    const count = adults[index];
    return count === undefined || count === null ? [] : [[band, count] as const];
  });
  return {
    ok: true,
    value: {
      ...place,
      id: standing?.id ?? id,
      nameZh: name === '' ? (standing?.nameZh ?? '') : name,
      nameEn: cells.english || (standing?.nameEn ?? ''),
      households: households ?? standing?.households ?? null,
      code: (code || standing?.code) ?? null,
      adults: given.length === 0 ? null : Object.fromEntries(given),
    },
  };
}

interface Place {
  readonly kind: StandingArea['kind'];
  readonly parent: string | null;
  readonly standing: StandingArea | undefined;
  readonly name: string;
}

/** A row with a grid is that grid; one whose code ends in 000 is the sub-district itself; any other is a community. */
function placeOf(
  { community, grid }: AreaCells,
  code: string,
  office: StandingArea,
  known: readonly StandingArea[],
): Place | AreaProblem {
  if (grid !== '') {
    const around = known.find(({ kind, nameZh }) => kind === 'community' && isSame(nameZh, community));
    if (around === undefined) return 'no_community';
    const standing = known.find(
      ({ kind, nameZh, parent }) => kind === 'grid' && parent === around.id && isSame(nameZh, grid),
    );
    return { kind: 'grid', parent: around.id, standing, name: grid };
  }
  if (code.endsWith('000') && code !== '')
    return { kind: office.kind, parent: office.parent, standing: office, name: community };
  const inside = known.filter(({ kind, parent }) => kind === 'community' && parent === office.id);
  const standing =
    inside.find((one) => code !== '' && one.code === code) ?? inside.find(({ nameZh }) => isSame(nameZh, community));
  if (community === '' && standing === undefined) return 'name_missing';
  return { kind: 'community', parent: office.id, standing, name: community };
}

/** Null where nothing was given; undefined where it is no whole number. */
export function readNumber(raw: string): number | null | undefined {
  const text = raw.normalize('NFKC').replaceAll(/[,\s户人]/g, '');
  if (text === '') return null;
  return /^\d{1,7}$/.test(text) ? Number(text) : undefined;
}

function isSame(one: string, other: string): boolean {
  return comparable(one) === comparable(other);
}

function columnOf(head: readonly string[], field: AreaField): number {
  return head.findIndex((cell) => areaHeadings[field].includes(comparable(cell)));
}

function comparable(text: string): string {
  return text.normalize('NFKC').replaceAll(/\s/g, '').toLowerCase();
}
