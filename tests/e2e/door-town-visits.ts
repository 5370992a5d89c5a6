/** What was found at the doors of a building, in an order that is always the same. */
import { createHash } from 'node:crypto';

import type { Disposition } from '../../src/domain/outreach/disposition.ts';

export interface TownVisit {
  readonly id: string;
  readonly premises_id: string;
  readonly at: string;
  readonly result: Disposition;
  readonly left_one: boolean;
}

/** Of a hundred doors in a row; every house begins elsewhere in it. */
const found: readonly Disposition[] = [
  ...Array.from({ length: 58 }, () => 'talk_given' as const),
  ...Array.from({ length: 7 }, () => 'refused' as const),
  ...Array.from({ length: 15 }, () => 'nobody_home' as const),
  ...Array.from({ length: 6 }, () => 'no_answer' as const),
  ...Array.from({ length: 5 }, () => 'met_later' as const),
  ...Array.from({ length: 6 }, () => 'vacant' as const),
  ...Array.from({ length: 2 }, () => 'no_access' as const),
  'not_found',
];

export function visitsOf(doors: readonly { readonly id: string }[], walked: number): TownVisit[] {
  return doors.slice(0, Math.round(doors.length * walked)).flatMap(({ id }, place) => {
    const chance = numberOf(id);
    const result = found[(chance + place * 37) % found.length] ?? 'not_found';
    const day = 1 + (chance % 16);
    const visit = (turn: number, daysBack: number, hour: number, what: Disposition): TownVisit => ({
      ...{ id: uuidOf(`${id} ${turn}`), premises_id: id, at: daysAgo(daysBack, hour, place % 60), result: what },
      left_one: what === 'talk_given' || (what === 'nobody_home' && place % 2 === 0),
    });
    if (result !== 'nobody_home') return [visit(0, day, 9 + (chance % 10), result)];
    // Whoever is missed is tried again, now and then at the same hour.
    const often = place % 3 === 0 ? [0, 1, 2] : [0];
    return often.map((turn) => visit(turn, Math.max(1, day - turn), place % 6 === 0 ? 15 : 10 + 4 * turn, result));
  });
}

export function daysAgo(days: number, hour: number, minute: number): string {
  const day = new Date(Date.now() + 8 * 3_600_000 - days * 86_400_000).toISOString().slice(0, 10);
  return `${day}T${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}:00+08:00`;
}

function numberOf(text: string): number {
  return createHash('sha256').update(text).digest().readUInt16BE(0);
}

function uuidOf(text: string): string {
  const hash = createHash('sha256').update(text).digest('hex');
  return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-4${hash.slice(13, 16)}-8${hash.slice(17, 20)}-${hash.slice(20, 32)}`;
}
