/** Everything a phone keeps to work without signal: the running rounds, and in each the person's buildings with their doors. */
import type { OutreachRound } from '../../domain/outreach/round.ts';
import { visitsVersion } from '../../domain/outreach/visit-batch.ts';
import { myDoors, type MyDoors } from '../db/doors.ts';
import { myRounds } from '../db/rounds.ts';
import type { UserDb } from '../db/clients.ts';

export interface PhoneLists {
  readonly version: typeof visitsVersion;
  /** ISO timestamp: the phone corrects its clock by it. */
  readonly serverTime: string;
  readonly rounds: readonly Pick<MyDoors, 'staff' | 'round' | 'buildings'>[];
}

export async function phoneLists(db: UserDb, now: Date): Promise<PhoneLists> {
  const open = (await myRounds(db)).filter((round) => round.state === 'open');
  const found = await Promise.all(open.map((round: OutreachRound) => myDoors(db, round.id)));
  return {
    version: visitsVersion,
    serverTime: now.toISOString(),
    rounds: found.flatMap((doors) =>
      doors === null ? [] : [{ staff: doors.staff, round: doors.round, buildings: doors.buildings }],
    ),
  };
}
