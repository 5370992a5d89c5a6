/** Everything a phone keeps to work without signal: the running rounds, and in each the person's buildings with their doors. */
import { encode } from 'uqr';
import type { Staff } from '../../domain/access/staff.ts';
import type { DoorEntry, PhoneLists } from '../../domain/outreach/phone-lists.ts';
import type { OutreachRound } from '../../domain/outreach/round.ts';
import { darkModules } from '../../domain/areas/dark-modules.ts';
import { visitsVersion } from '../../domain/outreach/visit-batch.ts';
import { assistedEntryPoints } from '../db/assisted-entries.ts';
import { myDoors } from '../db/doors.ts';
import { myRounds } from '../db/rounds.ts';
import type { UserDb } from '../db/clients.ts';

export type { PhoneLists };

interface Asking {
  readonly staff: Staff;
  /** Of this site, as residents' phones reach it. */
  readonly site: URL;
  readonly now: Date;
}

export async function phoneLists(db: UserDb, { now, site, staff }: Asking): Promise<PhoneLists> {
  const open = (await myRounds(db)).filter((round) => round.state === 'open');
  const found = await Promise.all(open.map((round: OutreachRound) => myDoors(db, round.id)));
  return {
    version: visitsVersion,
    serverTime: now.toISOString(),
    worker: { id: staff.id, name: staff.displayName },
    rounds: found.flatMap((doors) =>
      doors === null ? [] : [{ staff: doors.staff, round: doors.round, buildings: doors.buildings }],
    ),
    entries: await doorEntries(db, site, now),
  };
}

/** Of several codes of a community the one of no cluster: whoever hands the phone over stands anywhere in it. */
async function doorEntries(db: UserDb, site: URL, now: Date): Promise<DoorEntry[]> {
  const open = (await assistedEntryPoints(db))
    .filter(({ channel, waves }) => channel === 'door' && waves.some(({ closesAt }) => new Date(closesAt) > now))
    .toSorted((one, other) => Number(one.cluster !== null) - Number(other.cluster !== null));
  const first = new Map(open.toReversed().map(({ code, community }) => [community.id, code]));
  return Array.from(first, ([community, code]) => {
    const address = new URL(`/q/${code}`, site).href;
    const { data, size } = encode(address, { ecc: 'Q', border: 4 });
    return { community, code, address, qr: { size, path: darkModules(data) } };
  });
}
