/**
 * How conditions see values: what is empty, which texts are numbers, when two values are the same. These are the rules
 * of survey-core, kept to the letter, because an author writes conditions with its documentation in hand.
 */
export function isEmpty(value: unknown): boolean {
  if (Array.isArray(value)) return value.length === 0;
  if (value !== null && typeof value === 'object' && !(value instanceof Date))
    return Object.values(value).every(isEmpty);
  return !value && value !== 0 && value !== false;
}

/** Questions count text of blanks alone as unanswered; conditions do not. */
export function isUnanswered(value: unknown): boolean {
  return isEmpty(typeof value === 'string' ? value.trim() : value);
}

/** `'1,5'` is 1.5 and `'0x1f'` is 31; longer runs of digits are identifiers. NaN where the value is no number. */
export function toNumber(value: unknown): number {
  if (typeof value === 'number') return Number.isFinite(value) ? value : NaN;
  if (typeof value !== 'string' && !Array.isArray(value)) return NaN;
  const text = String(value).trim();
  if (text.startsWith('0x')) return text.length > 32 ? NaN : parseInt(text);
  if ((text.length > 15 && /^\d+$/.test(text)) || hasOperator(text)) return NaN;
  const pointed = typeof value === 'string' && /^[^,]*,[^,]*$/.test(text) ? text.replace(',', '.') : text;
  return isFinite(Number(pointed)) ? parseFloat(pointed) : NaN;
}

export function isNumeric(value: unknown): boolean {
  return !isNaN(toNumber(value));
}

/** A variable's text as conditions read it: `'true'` a boolean, `'12'` a number, `'01'` an identifier, quotes dropped. */
export function readText(value: unknown): unknown {
  if (typeof value !== 'string' || value === '') return value;
  if (/^(true|false)$/i.test(value)) return value.toLowerCase() === 'true';
  if (/^['"].*['"]$/s.test(value)) return value.slice(1, -1);
  const leadingZero = value.length > 1 && value.startsWith('0') && !/^0([.,]|x)/.test(value);
  return !leadingZero && isNumeric(value) ? toNumber(value) : value;
}

/** Case and outer blanks do not matter; numbers equal their text; arrays are compared without order if `anyOrder`. */
export function isSame(left: unknown, right: unknown, anyOrder: boolean): boolean {
  if (left === right) return true;
  if (isNothing(left, right) || isNothing(right, left)) return true;
  if (typeof left === 'string' && typeof right === 'string') return fold(left) === fold(right);
  if (left instanceof Date && right instanceof Date) return left.getTime() === right.getTime();
  if (sameNumber(left, right)) return true;
  if (isEmpty(left) !== isEmpty(right)) return false;
  if (typeof left === 'boolean' && typeof right === 'string') return String(left) === right.toLowerCase();
  if (typeof right === 'boolean' && typeof left === 'string') return String(right) === left.toLowerCase();
  if (!(left instanceof Object) && !(right instanceof Object)) return left == right;
  return left instanceof Object && right instanceof Object && sameParts(left, right, anyOrder);
}

function isNothing(value: unknown, other: unknown): boolean {
  return (Array.isArray(value) && !value.length && other === undefined) || (value === '' && other == null);
}

function fold(text: string): string {
  return text.trim().toLowerCase();
}

function sameNumber(left: unknown, right: unknown): boolean {
  if (![left, right].every((value) => value != null && !Array.isArray(value) && !isNaN(Number(value)))) return false;
  const [a, b] = [String(left), String(right)];
  return parseInt(a) === parseInt(b) && parseFloat(a) === parseFloat(b);
}

function sameParts(left: object, right: object, anyOrder: boolean): boolean {
  if (Array.isArray(left) && Array.isArray(right)) {
    const [a, b] = [left as unknown[], right as unknown[]].map((list) => (anyOrder ? [...list].sort() : list)) as [
      unknown[],
      unknown[],
    ];
    return a.length === b.length && a.every((value, index) => isSame(value, b[index], anyOrder));
  }
  const [a, b] = [new Map<string, unknown>(Object.entries(left)), new Map<string, unknown>(Object.entries(right))];
  return a.size === b.size && [...a].every(([key, value]) => b.has(key) && isSame(value, b.get(key), anyOrder));
}

/** `'1/2'` or `'-1'` … a leading sign is a sign, anything else is an expression and no number. */
function hasOperator(text: string): boolean {
  return !(text.lastIndexOf('-') > 0 || text.lastIndexOf('+') > 0) && /[*^/%]/.test(text);
}
