/**
 * The door for staff who answer for residents. The database decides, as the signed-in person, whether a code is one of their
 * communities'; from there on the answer goes the residents' way and nothing of the person goes with it.
 */
import { clusterIn, isOfferedFor } from '../../domain/outreach/assisted.ts';
import type { AssistedMode } from '../../domain/outreach/assisted.ts';
import { assistedEntryPoint } from '../db/assisted-entries.ts';
import type { UserDb } from '../db/clients.ts';
import type { Door } from './entrance.ts';

export function assistedDoor(db: UserDb, mode: AssistedMode): Door {
  return {
    mode,
    allowsRefusal: true,
    addressOf: (code) => `/assist/${mode}/${code}`,
    entryPointOf: async (code, wave) => {
      const found = await assistedEntryPoint(db, code, wave);
      if (found.status === 'unknown' || !isOfferedFor(mode, found.channel)) return { status: 'unknown' };
      return { ...found, cluster: clusterIn(mode, found.cluster) };
    },
  };
}
