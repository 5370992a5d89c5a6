/**
 * Lists on the phone: rounds, buildings and doors of the person who was signed in last. Unreadable after seven days without the server,
 * gone with the end of their round, and gone at sign-out; what waits to be sent is none of this.
 */
import type { DoorEntry, PhoneLists } from '../../domain/outreach/phone-lists.ts';
import type { BuildingHead, BuildingWithDoors } from '../../domain/outreach/premises.ts';
import type { OutreachRound } from '../../domain/outreach/round.ts';
import { dayInChina } from '../../domain/outreach/time-of-day.ts';
import { change, readAll, readOne } from './database.ts';
import type { Worker } from './visit-queue.ts';

export interface KeptHead {
  readonly worker: Worker;
  /** Milliseconds by the server's clock. */
  readonly syncedAt: number;
  /** What has to be added to the phone's clock. */
  readonly offsetMs: number;
  readonly rounds: readonly { readonly round: OutreachRound; readonly buildings: readonly BuildingHead[] }[];
  readonly entries: readonly DoorEntry[];
}

export type Lists =
  | { readonly state: 'none' }
  /** Seven days without the server: it was removed. */
  | { readonly state: 'too_old'; readonly head: KeptHead }
  | { readonly state: 'kept'; readonly head: KeptHead };

const longestAlone = 7 * 86_400_000;

export async function keptLists(now: number): Promise<Lists> {
  const head = await readOne<KeptHead>('kept', 'head').catch(() => undefined);
  if (head === undefined) return { state: 'none' };
  const serverNow = now + head.offsetMs;
  const today = dayInChina(serverNow);
  const running = head.rounds.filter(({ round }) => round.closesOn === null || round.closesOn >= today);
  const isTooOld = Math.abs(serverNow - head.syncedAt) > longestAlone;
  const left = isTooOld ? [] : running;
  if (left.length < head.rounds.length) await keepOnly({ ...head, rounds: left });
  return isTooOld ? { state: 'too_old', head } : { state: 'kept', head: { ...head, rounds: left } };
}

export async function keepLists(lists: PhoneLists, offsetMs: number): Promise<KeptHead> {
  const head: KeptHead = {
    worker: lists.worker,
    syncedAt: Date.parse(lists.serverTime),
    offsetMs,
    rounds: lists.rounds.map(({ round, buildings }) => ({ round, buildings: buildings.map(withoutDoors) })),
    entries: lists.entries,
  };
  await change(['kept', 'buildings'], (store) => {
    store('kept').put(head, 'head');
    store('buildings').clear();
    for (const { round, buildings } of lists.rounds)
      for (const building of buildings)
        store('buildings').put({ round: round.id, building } satisfies KeptBuilding, keyOf(round.id, building.id));
  });
  return head;
}

/** A building with its doors as they stand in one round. */
export interface KeptBuilding {
  readonly round: string;
  readonly building: BuildingWithDoors;
}

export async function keptBuilding(round: string, building: string): Promise<KeptBuilding[]> {
  const found = await readOne<KeptBuilding>('buildings', keyOf(round, building)).catch(() => undefined);
  return found === undefined ? [] : [found];
}

export async function keptBuildings(): Promise<KeptBuilding[]> {
  try {
    return await readAll<KeptBuilding>('buildings');
  } catch {
    return [];
  }
}

/** At sign-out, or for another person: everything but what waits to be sent. */
export async function forgetLists(): Promise<void> {
  await change(['kept', 'buildings'], (store) => {
    store('kept').clear();
    store('buildings').clear();
  }).catch(() => undefined);
}

async function keepOnly(head: KeptHead): Promise<void> {
  const keys = head.rounds.flatMap(({ round, buildings }) => buildings.map(({ id }) => keyOf(round.id, id)));
  const kept = new Set(keys);
  await change(['kept', 'buildings'], (store) => {
    store('kept').put(head, 'head');
    const all = store('buildings').getAllKeys();
    all.onsuccess = () => {
      for (const key of all.result) if (!kept.has(key as string)) store('buildings').delete(key);
    };
  }).catch(() => undefined);
}

function withoutDoors({ doors: _, ...head }: BuildingWithDoors): BuildingHead {
  return head;
}

function keyOf(round: string, building: string): string {
  return `${round} ${building}`;
}
