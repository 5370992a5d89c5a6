/** A hit with as much around it as says what it is about (keyword in context); a short text stands as a whole. */
import type { Marked } from './search.ts';

export interface InContext {
  readonly parts: readonly Marked[];
  readonly isCutBefore: boolean;
  readonly isCutBehind: boolean;
}

/** From `around` characters before the first hit to `around` behind it. What was masked counts as one character. */
export function inContext(parts: readonly Marked[], around: number): InContext {
  const units = parts.flatMap(unitsOf);
  const first = units.findIndex((unit) => 'text' in unit && unit.isHit);
  const length = first < 0 ? 0 : units.slice(first).findIndex((unit) => !('text' in unit && unit.isHit));
  const behind = length < 0 ? units.length : first + length;
  const whole = units.length <= 2 * around + (behind - first);
  if (first < 0 || whole) return { parts, isCutBefore: false, isCutBehind: false };
  const [from, to] = [Math.max(0, first - around), Math.min(units.length, behind + around)];
  return { parts: joined(units.slice(from, to)), isCutBefore: from > 0, isCutBehind: to < units.length };
}

function unitsOf(part: Marked): Marked[] {
  return 'text' in part ? Array.from(part.text, (text) => ({ text, isHit: part.isHit })) : [part];
}

function joined(units: readonly Marked[]): Marked[] {
  return units.reduce<Marked[]>((parts, unit) => {
    const last = parts.at(-1);
    if (last && 'text' in last && 'text' in unit && last.isHit === unit.isHit) {
      parts[parts.length - 1] = { text: last.text + unit.text, isHit: unit.isHit };
    } else parts.push(unit);
    return parts;
  }, []);
}
