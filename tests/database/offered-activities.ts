/** Activities of the eastern office and people who sign up for them, for tests that begin there. */
import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';

import type { ReadActivity } from '../../src/domain/activities/typed-activity.ts';
import type { AnonDb, UserDb } from '../../src/server/db/clients.ts';
import { keepActivity, officeActivity, steerActivity } from '../../src/server/db/office-activities.ts';
import type { SignUp } from '../../src/server/db/service/sign-up.ts';
import { places, type Person, type TwoOffices } from './two-offices.ts';

export const inHours = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString();

export function written(changes: Partial<ReadActivity> = {}): ReadActivity {
  return {
    ...{ area: places.east, community: places.heping, title_zh: '清理楼道', title_en: '', about_zh: '一起扫楼道。' },
    ...{ about_en: '', place_zh: '三号楼门厅', place_en: '', bring_zh: '手套', bring_en: '', code: '' },
    ...{ beginsAt: inHours(24), endsAt: inHours(26), places: 2, ...changes },
  };
}

let phones = 0;
export const somebody = (changes: Partial<SignUp> = {}): SignUp => ({
  ...{ id: randomUUID(), tokenHash: randomUUID(), name: '王芳', phone: `1380013${String(phones++).padStart(4, '0')}` },
  ...changes,
});

export function offering(db: TwoOffices) {
  const as = (who: Person) => db.as(who) as UserDb;
  return {
    as,
    /** A client of its own each time: what the site remembers for some seconds is not what is tested. */
    anyone: () => Object.create(db.anonymous()) as AnonDb,
    published: async (
      changes: Partial<ReadActivity> = {},
    ): Promise<{ readonly id: string; readonly number: number }> => {
      const id = randomUUID();
      expect(await keepActivity(as('wang'), id, written(changes))).toBe('kept');
      expect(await steerActivity(as('wang'), id, 'publish')).toBe('done');
      return { id, number: (await officeActivity(as('wang'), id))?.number ?? 0 };
    },
  };
}
