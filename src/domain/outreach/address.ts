/**
 * Addresses as offices write them, taken apart: 3栋2单元501室, 3号楼501, 三单元, 3-2-501, 建设路88号. Writings of one building become one name,
 * so that a list typed by somebody else finds the doors that are there already.
 */
export interface ParsedAddress {
  /** What stands before: an estate, or nothing. */
  readonly before: string;
  readonly building: string;
  readonly isStreet: boolean;
  readonly unit: string;
  readonly floor: number | null;
  readonly door: string;
}

export function parseAddress(raw: string): ParsedAddress | null {
  const text = plain(raw);
  return inWords(text) ?? inDashes(text) ?? alongStreet(text);
}

/** 3栋 for 3, 3号楼, 三幢, 3#; other names stay as they are written. */
export function buildingName(raw: string): string {
  const text = plain(raw);
  const number = /^第?([A-Za-z]?\d+[A-Za-z]?)(?:栋|幢|号楼|号|楼|#楼?)?$/.exec(text)?.[1];
  return number === undefined ? text : `${withoutZeros(number)}栋`;
}

export function unitName(raw: string): string {
  const text = plain(raw)
    .replace(/(?:单元|单|门|梯)$/, '')
    .replace(/^第/, '');
  return withoutZeros(text);
}

/** As on the door: without 室, 号, 房, 户; on a street 号 is what tells the number. */
export function doorName(raw: string, isStreet: boolean): string {
  const text = plain(raw);
  if (isStreet) return /^\d+(?:-\d+)?$/.test(text) ? `${text}号` : text;
  return text.replace(/(?:室|号|房|户)$/, '');
}

/** Undefined where there is something that is no floor. */
export function floorNumber(raw: string): number | null | undefined {
  const text = plain(raw)
    .replace(/^第/, '')
    .replace(/(?:层|楼|F)$/i, '');
  if (text === '') return null;
  const below = /^(?:B|地下|负|-)(\d)$/i.exec(text)?.[1];
  if (below !== undefined) return -Number(below);
  return /^\d{1,3}$/.test(text) && Number(text) <= 200 ? Number(text) : undefined;
}

/** 501 → 5, 1203 → 12, B101 → -1; null where the number does not say. */
export function floorOfDoor(door: string): number | null {
  const below = /^(?:B|-)(\d)\d\d$/i.exec(door)?.[1];
  if (below !== undefined) return -Number(below);
  const digits = /^[A-Za-z]?0*(\d{1,2}\d\d)[A-Za-z]?$/.exec(door)?.[1];
  return digits === undefined ? null : Number(digits.slice(0, -2));
}

const streetEnd = '(?:路|街|巷|道|弄|胡同)';
const street = new RegExp(`${streetEnd}$`);

export function isStreetName(name: string): boolean {
  return street.test(name);
}

const words =
  /^(?<before>.*?)第?(?<building>[A-Za-z]?\d+[A-Za-z]?|[A-Za-z])(?<as>栋|幢|座|号楼|#楼?|楼(?!层))(?:第?(?<unit>[A-Za-z]?\d+|[A-Za-z东西中南北甲乙丙丁])(?:单元|门|梯))?(?:第?(?<floor>-?\d+)(?:层|楼))?(?<door>(?:B|-)?[A-Za-z]?\d+[A-Za-z]?(?:-\d+)?)(?:室|号|房|户)?$/;

function inWords(text: string): ParsedAddress | null {
  const { before = '', building, as, unit = '', floor, door } = words.exec(text)?.groups ?? {};
  if (building === undefined || door === undefined) return null;
  return {
    ...{ before, isStreet: false, unit: withoutZeros(unit), door },
    building: as === '座' ? `${building}座` : `${withoutZeros(building)}栋`,
    floor: floor === undefined ? floorOfDoor(door) : Number(floor),
  };
}

const dashes =
  /^(?<before>.*?[^\dA-Za-z-])??(?<building>[A-Za-z]?\d+[A-Za-z]?)-(?:(?<unit>\d{1,2}|[A-Za-z])-)?(?<door>B?\d{3,4}[A-Za-z]?)(?:室|号|房|户)?$/;

function inDashes(text: string): ParsedAddress | null {
  const { before = '', building, unit = '', door } = dashes.exec(text)?.groups ?? {};
  if (building === undefined || door === undefined || isStreetName(before)) return null;
  return {
    ...{ before, isStreet: false, unit: withoutZeros(unit), door, floor: floorOfDoor(door) },
    building: `${withoutZeros(building)}栋`,
  };
}

const shops = new RegExp(`^(?<street>.*${streetEnd})(?<door>\\d+(?:-\\d+)?)号?(?<annex>附\\d+号?)?$`);

function alongStreet(text: string): ParsedAddress | null {
  const { street: name, door, annex = '' } = shops.exec(text)?.groups ?? {};
  if (name === undefined || door === undefined) return null;
  return { before: '', building: name, isStreet: true, unit: '', floor: null, door: `${door}号${annex}` };
}

/** Full-width and half-width alike, no spaces, one kind of dash, numerals as digits where they count something. */
export function plain(raw: string): string {
  return raw
    .normalize('NFKC')
    .replaceAll(/[\s,，、。]/g, '')
    .replaceAll(/[‐‑‒–—―~～_/\\]/g, '-')
    .replaceAll(/[零〇一二两三四五六七八九十百]+(?=号楼|栋|幢|座|单元|层|楼|室|门|梯)/g, (numeral) =>
      String(numberOf(numeral)),
    );
}

const digits = '零一二三四五六七八九';

/** Up to 999: 十二, 二十, 一百零三; or digit by digit, as in 五〇一室. */
function numberOf(numeral: string): number | string {
  const text = numeral.replaceAll('〇', '零').replaceAll('两', '二');
  if (!/[十百]/.test(text)) return Array.from(text, (digit) => digits.indexOf(digit)).join('');
  const [hundreds, rest] = text.includes('百') ? split(text, '百') : ['', text];
  const [tens, ones] = rest.includes('十') ? split(rest, '十') : ['零', rest];
  const hundred = hundreds === '' ? 0 : digits.indexOf(hundreds) * 100;
  return (
    hundred +
    (tens === '' ? 1 : digits.indexOf(tens)) * 10 +
    Math.max(0, digits.indexOf(ones.replace('零', '') || '零'))
  );
}

function split(text: string, at: string): [string, string] {
  const place = text.indexOf(at);
  return [text.slice(0, place), text.slice(place + 1)];
}

function withoutZeros(number: string): string {
  return number.replace(/^0+(?=[\dA-Za-z])/, '');
}
