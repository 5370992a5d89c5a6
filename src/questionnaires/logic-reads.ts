/** Which answers a piece of logic looks at, also through calculated values; unknown where it must be asked anew after every change. */
import type { CalculatedValue, Logic } from '../domain/form/form.ts';

const readers = ['var', 'raw', 'row', 'field'];

/** Logic that reads nothing, or calls a function without parameters such as `today()`, is due after every change. */
export function changesOf(
  logics: readonly Logic[],
  calculated: readonly CalculatedValue[],
): { readonly reads?: readonly string[] } {
  const last = logics.at(-1);
  if (last === undefined || namesIn(last).size === 0) return {};
  return { reads: [...new Set(logics.flatMap((logic) => [...answersRead(logic, calculated)]))] };
}

/** Names of answers alone: those of calculated values are followed to what they read. */
export function answersRead(logic: Logic, calculated: readonly CalculatedValue[]): ReadonlySet<string> {
  const found = new Set<string>();
  const waiting = [...namesIn(logic)];
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (found.has(name)) continue;
    found.add(name);
    const value = calculated.find((one) => one.name === name);
    if (value) waiting.push(...namesIn(value.expression));
  }
  return found;
}

function namesIn(logic: Logic): Set<string> {
  if (typeof logic !== 'object' || logic === null) return new Set();
  const [operator, ...operands] = logic;
  if (readers.includes(operator)) return new Set([String(operands[0])]);
  return new Set(operands.flatMap((operand) => [...namesIn(operand)]));
}
