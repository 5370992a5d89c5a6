/** Makes an event of what was filled in at a door, or puts right one that the site refused. */
import { newSubmissionId } from '../questionnaire/phone.ts';
import { undoMilliseconds, type QueuedVisit } from '../../browser/visits/visit-queue.ts';
import type { Filled } from './door-form.ts';
import type { Place } from './address.ts';
import type { Scene } from './scene.ts';

type AtDoorPlace = Extract<Place, { at: 'door' }>;

/** Null before anybody's lists are here: nobody could have opened a door. */
export function queuedFrom(filled: Filled, place: AtDoorPlace, { phone, worker }: Scene): QueuedVisit | null {
  if (worker === null || phone === null) return null;
  const now = Date.now();
  return {
    event: {
      id: newSubmissionId(),
      round: place.round,
      premises: place.door,
      worker: worker.id,
      happenedAt: new Date(now).toISOString(),
      offsetMs: phone.syncedAt === null ? null : phone.offsetMs,
      ...filled,
    },
    building: place.building,
    worker,
    heldUntil: now + undoMilliseconds,
    refused: null,
  };
}

/** What happened then, as it is said now, under an id of its own: nothing of the refused one was ever stored. */
export function putRight(refused: QueuedVisit, filled: Filled): QueuedVisit {
  const event = { ...refused.event, ...filled, id: newSubmissionId(), corrects: refused.event.corrects };
  return { ...refused, event, heldUntil: Date.now() + undoMilliseconds, refused: null };
}
