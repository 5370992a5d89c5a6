/**
 * Which column of an office's list is what, by the words offices use as headings. Columns about people (names, telephones, numbers of identity
 * cards) are recognised so that they can be named, and are never read.
 */
export const importFields = [
  'community',
  'grid',
  'estate',
  'building',
  'unit',
  'floor',
  'door',
  'kind',
  'address',
] as const;
export type ImportField = (typeof importFields)[number];

/** The first heading of each is the one of the template. */
export const headings: Readonly<Record<ImportField, readonly string[]>> = {
  community: ['社区', '村', '村居', '社区名称', '所属社区', '村社区', '居委会', '居委', 'community'],
  grid: ['网格', '网格名称', '所属网格', '微网格', 'grid'],
  estate: ['小区', '小区名称', '住宅小区', '院落', '小区院落', '所属小区', 'estate'],
  building: [
    '楼栋',
    '楼栋号',
    '楼号',
    '栋',
    '幢',
    '幢号',
    '栋号',
    '楼幢',
    '楼',
    '街路',
    '街路巷',
    '楼栋街道',
    'building',
  ],
  unit: ['单元', '单元号', 'unit'],
  floor: ['楼层', '层', '所在层', 'floor'],
  door: ['门牌', '门牌号', '房号', '室号', '房间号', '户号', '门牌号码', '室', '房屋号', 'door'],
  kind: ['类型', '类别', '性质', '门户类型', '房屋性质', '用途', 'kind', 'type'],
  address: ['地址', '详细地址', '住址', '门牌地址', '房屋地址', '家庭住址', 'address'],
};

const personal =
  /姓名|户主|业主|联系人|经营者|法人|负责人|电话|手机|联系方式|身份证|证件|出生|年龄|民族|政治面貌|name|phone|mobile|tel/i;

/** What an office calls columns whose names are not among ours. */
export type NamedColumns = Readonly<Partial<Record<ImportField, string>>>;

/** With our names for the columns that were named by hand: what is sent back to be put right is then known without them. */
export function renamedHeader(header: readonly string[], named: NamedColumns): string[] {
  return header.map((heading) => {
    const field = importFields.find((one) => named[one] !== undefined && wordOf(named[one]) === wordOf(heading));
    return field === undefined || wordOf(heading) === '' ? heading : (headings[field][0] ?? heading);
  });
}

export interface ImportColumns {
  /** Which column, from 0, holds each field that was found. */
  readonly fields: Partial<Readonly<Record<ImportField, number>>>;
  /** Headings that are not read; `personal` those about people. */
  readonly ignored: readonly { readonly heading: string; readonly personal: boolean }[];
}

export function matchColumns(header: readonly string[]): ImportColumns {
  const fields: Partial<Record<ImportField, number>> = {};
  const ignored: { heading: string; personal: boolean }[] = [];
  header.forEach((heading, column) => {
    const field = fieldOf(heading);
    if (field !== null && fields[field] === undefined) fields[field] = column;
    else if (heading.trim() !== '')
      ignored.push({ heading: heading.trim().slice(0, 40), personal: personal.test(heading) });
  });
  return { fields, ignored };
}

/** Doors can be found: in columns of their own, or in an address. */
export function isEnough({ fields }: ImportColumns): boolean {
  return fields.address !== undefined || (fields.building !== undefined && fields.door !== undefined);
}

const titleRows = 10;

/** Lists often begin with a title: the first rows are looked through for the one that names the columns. Null where none does. */
export function findHeader(rows: readonly (readonly string[])[], named: NamedColumns = {}): number | null {
  const found = rows.slice(0, titleRows).findIndex((row) => isEnough(matchColumns(renamedHeader(row, named))));
  return found === -1 ? null : found;
}

function fieldOf(heading: string): ImportField | null {
  const word = wordOf(heading);
  return importFields.find((field) => headings[field].includes(word)) ?? null;
}

function wordOf(heading: string): string {
  return heading
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s*:()[\]（）【】]|必填|选填/g, '');
}
