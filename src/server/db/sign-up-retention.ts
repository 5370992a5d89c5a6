/** How long names and numbers of those who signed up are kept, and what the clock deletes next. */
import { z } from 'astro/zod';

import { callApi, type UserDb } from './clients.ts';
import { namedArea, toNamedArea } from './named-area.ts';

const retention = z
  .object({
    last_run: z.string().nullable(),
    next_run: z.string().nullable(),
    offices: z.array(z.object({ area: namedArea, keep_days: z.number() })),
    activities: z.array(z.object({ id: z.string(), title: z.string(), on: z.string(), people: z.number() })),
  })
  .nullable();

/** null: nobody's office. Activities whose names are still there, the next to go first. */
export async function signUpRetention(db: UserDb) {
  const found = retention.parse(await callApi(db, 'sign_up_retention'));
  if (found === null) return null;
  const { activities, last_run, next_run, offices } = found;
  return {
    ...{ lastRun: last_run, nextRun: next_run, activities },
    offices: offices.map(({ area, keep_days }) => ({ area: toNamedArea(area), keepDays: keep_days })),
  };
}
export type SignUpRetention = NonNullable<Awaited<ReturnType<typeof signUpRetention>>>;

const kept = z.object({ status: z.enum(['kept', 'unknown', 'malformed']) });

export async function keepSignUpDays(db: UserDb, area: string, days: number) {
  return kept.parse(await callApi(db, 'keep_sign_up_days', { area, days })).status;
}
