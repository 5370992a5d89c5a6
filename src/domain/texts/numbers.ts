/**
 * Numbers that lead to a person: telephones, identity numbers, bank cards. Looked for in the digits of a text, in which spelled-out
 * numerals are digits, too, with the separators that people put between them. Bus lines, years, hotlines and sums stay.
 */
import { foundBy, type Found } from './personal-data.ts';
import type { Readable } from './readable.ts';

/** What people write between the digits of one number to tell or to hide it, at most three characters of it. */
const between = String.raw`[\s\-._,、·*/~()。:+|&]{0,3}`;
const alone = String.raw`(?<!\d)`;
const ended = String.raw`(?!\d)`;
/** Not the end of a longer row of digits either. */
const aloneInRow = String.raw`(?<!\d[\s\-]{0,2})`;
const endedInRow = String.raw`(?![\s\-]{0,2}\d)`;

const mobile = new RegExp(
  String.raw`${alone}(?<it>(?:(?:\+|00)?86${between})?\(?1${between}[3-9](?:${between}\d){9})${ended}`,
  'dg',
);
const extension = String.raw`(?:\s?(?:转|-|ext\.?)\s?\d{1,6})?`;
const landline = new RegExp(
  String.raw`${aloneInRow}(?<it>\(?0\d{2,3}\)?[\s\-]{0,3}\d{3,4}[\s\-]?\d{4}${extension})${ended}`,
  'dgi',
);
const service = new RegExp(String.raw`${aloneInRow}(?<it>[48]00[\s\-]?\d{3,4}[\s\-]?\d{3,4})${ended}`, 'dg');
/** Without an area code a number is one only beside a word that says so. */
const called = String.raw`(?:电话|座机|号码|热线|手机|家电|固话|拨打?|致电|联系(?:方式)?|phone|tel|call|mobile)`;
const local = new RegExp(
  String.raw`${called}[^\d\n。；;]{0,6}${alone}(?<it>\d{3,4}[\s\-]?\d{4}${extension})${ended}`,
  'dgi',
);
/** Nor does anybody count eight digits of things here. */
const bareLocal = new RegExp(String.raw`${aloneInRow}(?<it>[2-9]\d{7})${ended}(?!\s?[年元户人份次号平吨米])`, 'dg');

const identities = [
  /(?<!\d)(?<it>\d{17}[\dxX])(?![\da-zA-Z])/dg,
  /(?<!\d)(?<it>\d{15})(?!\d)/dg,
  new RegExp(String.raw`${aloneInRow}(?<it>\d(?:${between}\d){16}${between}[\dxX])(?![\da-zA-Z])${endedInRow}`, 'dg'),
];
/** A part of it, or another paper, where the text itself says what it is. */
const namedIdentity =
  /(?:身份证|证件|护照|通行证|居住证|社保卡?|医保卡?|id card|passport)[^\da-zA-Z\n。]{0,8}(?<it>[a-zA-Z]?[\dxX*]{6,18})(?![\da-zA-Z])/dgi;

const cards = [
  /(?<!\d)(?<it>\d{16,19})(?!\d)/dg,
  new RegExp(String.raw`${aloneInRow}(?<it>\d{4}(?:[\s\-]{1,2}\d{4}){2,3}(?:[\s\-]{1,2}\d{1,4})?)${endedInRow}`, 'dg'),
];
const namedCard = /(?:卡号|账号|账户|bank card)[^\d\n]{0,8}(?<it>\d(?:[\s\-]{0,2}\d){9,18})(?!\d)/dgi;

export function numbersIn({ digits }: Readable): Found[] {
  const written = ({ end, start }: Found) => digits.slice(start, end);
  const byName = foundBy('card', namedCard, digits);
  const isCardByName = (one: Found) => byName.some((card) => card.start < one.end && one.start < card.end);
  const phones = [landline, service, local, bareLocal].flatMap((pattern) => foundBy('phone', pattern, digits));
  return [
    ...identities
      .flatMap((pattern) => foundBy('id', pattern, digits))
      .filter((one) => isIdentity(written(one)) && !isCardByName(one)),
    ...foundBy('id', namedIdentity, digits),
    ...byName,
    ...cards.flatMap((pattern) => foundBy('card', pattern, digits)),
    ...foundBy('phone', mobile, digits).filter((one) => isOneNumber(written(one))),
    ...phones.filter((one) => !isDate(written(one))),
  ];
}

/** Six digits of a place, a day of birth, three of an order, and in the longer form one to check: other long numbers are cards. */
function isIdentity(written: string): boolean {
  const number = written.replace(/[^\dxX]/g, '');
  return isDate(number.length === 15 ? `19${number.slice(6, 12)}` : number.slice(6, 14));
}

/** Written as 138 0013 8000, or digit by digit; “1、3、5、7、9、11、13号楼” is a list of buildings. */
function isOneNumber(written: string): boolean {
  const lengths = (written.match(/\d+/g) ?? []).map((group) => group.length);
  return lengths.length <= 5 || lengths.slice(0, -1).every((length) => length === lengths[0]);
}

/** 20261128 and 19900307. */
function isDate(written: string): boolean {
  return /^(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])$/.test(written);
}
