/** Activities: what anybody may take part in, and what a secret link leads to. Who signs up writes through `service/sign-up.ts`. */
import { z } from 'astro/zod';

import { callApi, type AnonDb } from './clients.ts';
import { namedArea } from './named-area.ts';
import { remembered } from './remembered.ts';

export const activityTextColumns = {
  ...{ title_zh: z.string(), title_en: z.string(), about_zh: z.string(), about_en: z.string() },
  ...{ place_zh: z.string(), place_en: z.string(), bring_zh: z.string(), bring_en: z.string() },
};

const card = z.object({
  ...activityTextColumns,
  id: z.string(),
  number: z.number(),
  begins_at: z.string(),
  ends_at: z.string(),
  places: z.number(),
  left: z.number(),
  waiting: z.number(),
  takes_more: z.boolean(),
  cancelled_at: z.string().nullable(),
  cancelled_because_zh: z.string(),
  cancelled_because_en: z.string(),
  changed_at: z.string(),
  revision: z.number(),
  community: namedArea.nullable(),
  office: namedArea.extend({ contact: z.string().nullable(), slug: z.string(), keep_days: z.number() }),
});
export type ActivityCard = z.infer<typeof card>;

const page = z.object({ total: z.number(), items: card.array() });
export type ActivityPage = z.infer<typeof page>;

export interface ActivitiesAsked {
  /** A sub-district; all where none is named. */
  readonly area?: string;
  readonly past?: boolean;
  readonly skip?: number;
  readonly most?: number;
}

/** A rush to the list asks the database once in ten seconds; the page of each says what is so now. */
const tenSeconds = 10_000;
const lists = remembered<ActivityPage>({ milliseconds: tenSeconds, entries: 200 });

export function publicActivities(db: AnonDb, asked: ActivitiesAsked): Promise<ActivityPage> {
  return lists(db, JSON.stringify(asked), async () => page.parse(await callApi(db, 'activities', { ...asked })));
}

const found = z.discriminatedUnion('status', [
  card.extend({ status: z.literal('public') }),
  z.object({ status: z.enum(['withdrawn', 'unknown']) }),
]);
export type FoundActivity = z.infer<typeof found>;

export async function activity(db: AnonDb, number: number): Promise<FoundActivity> {
  return found.parse(await callApi(db, 'activity', { number }));
}

const mine = z.discriminatedUnion('status', [
  z.object({ status: z.literal('signed'), name: z.string(), rank: z.number(), activity: card }),
  z.object({ status: z.literal('gone') }),
]);
export type MySignUp = z.infer<typeof mine>;

export async function mySignUp(db: AnonDb, tokenHash: string): Promise<MySignUp> {
  return mine.parse(await callApi(db, 'my_sign_up', { token_hash: tokenHash }));
}
