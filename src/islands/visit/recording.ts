/** Makes an event of what was filled in at a door. */
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
