/**
 * Numbers that lead to a person: telephones, identity numbers, bank cards. Looked for in the digits of a text, in which spelled-out
 * numerals are digits, too, with the separators that people put between them. Bus lines, years, hotlines and sums stay.
 */
import { foundBy, placed, type Found } from './personal-data.ts';
import type { Readable } from './readable.ts';

/** What people write between the digits of one number, at most three characters of it. */
const between = String.raw`[\s\-._,，、·*/~—()（）]{0,3}`;

function digitsOf(count: string): string {
  return String.raw`(?:\d${between}){${count}}`;
}

const alone = String.raw`(?<!\d)`;
const ended = String.raw`(?!\d)`;
const countryCode = String.raw`(?:(?:\+|00)?86${between})?`;

const mobile = new RegExp(String.raw`${alone}(?<it>${countryCode}1${between}[3-9]${between}${digitsOf('8')}\d)${ended}`, 'dg');
const landline = new RegExp(
  String.raw`${alone}(?<it>[(（]?0\d{2,3}[)）]?[\s\-]{0,3}\d{3,4}[\s\-]?\d{4}(?:\s?(?:转|-|ext\.?)\s?\d{1,6})?)${ended}`,
  'dgi',
);
const service = new RegExp(String.raw`${alone}(?<it>[48]00[\s\-]?\d{3,4}[\s\-]?\d{3,4})${ended}`, 'dg');
/** Without an area code a number is one only beside a word that says so. */
const called = String.raw`(?:电话|座机|号码|热线|手机|家电|固话|拨打?|致电|联系(?:方式)?|phone|tel|call|mobile)`;
const local = new RegExp(
  String.raw`${called}[^\d\n。；;]{0,6}${alone}(?<it>\d{3,4}[\s\-]?\d{4}(?:\s?(?:转|-|ext\.?)\s?\d{1,6})?)${ended}`,
  'dgi',
);
/** Nor does anybody count eight digits of things here; dates begin with their century. */
const bareLocal = new RegExp(String.raw`${alone}(?<it>[2-9]\d{3}[\s\-]?\d{4})${ended}(?!\s?(?:年|元|户|人|份|次|号线|平|吨|米))`, 'dg');

const identity = new RegExp(String.raw`${alone}(?<it>${digitsOf('17')}[\dxX])(?![\dA-Za-z])`, 'dg');
const oldIdentity = new RegExp(String.raw`${alone}(?<it>${digitsOf('14')}\d)${ended}`, 'dg');
/** A part of it, or another paper, where the text itself says what it is. */
const namedIdentity =
  /(?:身份证|证件|护照|通行证|居住证|社保卡?|医保卡?|id card|passport)[^\dA-Za-z\n。]{0,8}(?<it>[A-Za-z]?[\dxX*]{6,18})(?![\dA-Za-z])/dgi;

const card = new RegExp(String.raw`${alone}(?<it>${digitsOf('15,18')}\d)${ended}`, 'dg');
const namedCard = new RegExp(String.raw`(?:卡号|账号|账户|bank card)[^\d\n]{0,8}(?<it>${digitsOf('9,18')}\d)${ended}`, 'dgi');

export function numbersIn({ digits }: Readable): Found[] {
  return [
    ...identitiesIn(digits),
    ...foundBy('card', card, digits),
    ...foundBy('card', namedCard, digits),
    ...[mobile, landline, service, local, bareLocal].flatMap((pattern) => foundBy('phone', pattern, digits)),
  ];
}

function identitiesIn(digits: string): Found[] {
  const whole = [...digits.matchAll(identity), ...digits.matchAll(oldIdentity)].filter((match) => isIdentity(match));
  return [...whole.map((match) => placed('id', match)), ...foundBy('id', namedIdentity, digits)];
}

/** Six digits of a place, a day of birth, three of an order, and in the longer form one to check: other long numbers are cards. */
function isIdentity(match: RegExpExecArray): boolean {
  const number = (match.groups?.['it'] ?? '').replace(/[^\dxX]/g, '');
  const birth = number.length === 18 ? number.slice(6, 14) : `19${number.slice(6, 12)}`;
  const [century, month, day] = [Number(birth.slice(0, 2)), Number(birth.slice(4, 6)), Number(birth.slice(6, 8))];
  return (century === 19 || century === 20) && month >= 1 && month <= 12 && day >= 1 && day <= 31;
}
