/** Makes a scene of what the phone keeps: first only the building that is asked for, so that it shows at once. */
import { answersRefused } from '../../browser/visits/answers.ts';
import {
  keptBuilding,
  keptBuildings,
  keptLists,
  type KeptBuilding,
  type KeptHead,
} from '../../browser/visits/lists.ts';
import { heldByThisPage, queuedVisits, type QueuedVisit } from '../../browser/visits/visit-queue.ts';
import type { Place } from './address.ts';
import type { Phone, Scene } from './scene.ts';

export interface Loaded extends Pick<Scene, 'rounds' | 'entries' | 'unsent' | 'worker' | 'now'> {
  readonly phone: Pick<Phone, 'state' | 'syncedAt' | 'offsetMs' | 'held' | 'foreign' | 'answersRefused'>;
}

export async function loadFor(place: Place): Promise<Loaded> {
  return loaded('building' in place ? await keptBuilding(place.round, place.building) : await keptBuildings());
}

export async function loadAll(): Promise<Loaded> {
  return loaded(await keptBuildings());
}

async function loaded(buildings: readonly KeptBuilding[]): Promise<Loaded> {
  const [lists, queue, refused] = await Promise.all([keptLists(Date.now()), queuedVisits(), answersRefused()]);
  const head = lists.state === 'none' ? null : lists.head;
  const me = head?.worker ?? null;
  const offsetMs = head?.offsetMs ?? 0;
  const entries = head?.entries ?? [];
  return {
    ...{
      worker: me,
      now: Date.now() + offsetMs,
      entries,
      rounds: lists.state === 'kept' ? within(lists.head, buildings) : [],
    },
    unsent: queue.filter(({ worker }) => worker.id === me?.id),
    phone: {
      state: lists.state === 'too_old' ? 'too_old' : 'ready',
      ...{ syncedAt: head?.syncedAt ?? null, offsetMs, held: heldByThisPage() },
      ...{ foreign: others(queue, me?.id), answersRefused: refused },
    },
  };
}

function within({ rounds }: KeptHead, kept: readonly KeptBuilding[]): Scene['rounds'] {
  return rounds.map(({ round, buildings }) => {
    const byId = new Map(kept.filter((one) => one.round === round.id).map(({ building }) => [building.id, building]));
    return { round, buildings: buildings.flatMap(({ id }) => byId.get(id) ?? []) };
  });
}

function others(queue: readonly QueuedVisit[], me: string | undefined): Phone['foreign'] {
  const foreign = queue.filter(({ refused, worker }) => worker.id !== me && refused === null);
  const workers = new Map(foreign.map(({ worker }) => [worker.id, worker]));
  return Array.from(workers.values(), (worker) => ({
    worker,
    number: foreign.filter((visit) => visit.worker.id === worker.id).length,
  }));
}
