/** Activities as those see them who hold them: what an office writes, and who has signed up. */
import { z } from 'astro/zod';

import type { ReadActivity } from '../../domain/activities/typed-activity.ts';
import { activityTextColumns } from './activities.ts';
import { callApi, type UserDb } from './clients.ts';
import { namedArea } from './named-area.ts';

const life = {
  published_at: z.string().nullable(),
  withdrawn_at: z.string().nullable(),
  cancelled_at: z.string().nullable(),
};
const held = {
  id: z.string(),
  number: z.number(),
  begins_at: z.string().nullable(),
  ends_at: z.string().nullable(),
  places: z.number().nullable(),
  /** On the list now, those who wait among them. */
  people: z.number(),
  /** Deleted since. */
  signed_up: z.number(),
  purged_at: z.string().nullable(),
  area: namedArea,
  community: namedArea.nullable(),
};

const line = z.object({ ...life, ...held, title_zh: z.string(), title_en: z.string(), changed_at: z.string() });
export type ActivityLine = z.infer<typeof line>;
const listed = z.object({ total: z.number(), items: line.array() });

export const shows = ['upcoming', 'past', 'all'] as const;
export const sorts = ['begins', 'changed'] as const;
export interface ActivitiesShown {
  readonly show: (typeof shows)[number];
  readonly sort: (typeof sorts)[number];
  readonly skip: number;
  readonly most: number;
}

export async function officeActivities(db: UserDb, shown: ActivitiesShown): Promise<z.infer<typeof listed>> {
  return listed.parse(await callApi(db, 'office_activities', { ...shown }));
}

const whole = z.object({
  ...activityTextColumns,
  ...life,
  ...held,
  mine: z.boolean(),
  code: z.string(),
  cancelled_because_zh: z.string(),
  cancelled_because_en: z.string(),
});
export type OfficeActivity = z.infer<typeof whole>;

/** null: no such activity, or none of this person's. */
export async function officeActivity(db: UserDb, id: string): Promise<OfficeActivity | null> {
  return whole.nullable().parse(await callApi(db, 'office_activity', { id }));
}

const person = z.object({
  id: z.string(),
  name: z.string(),
  phone: z.string(),
  signed_at: z.string(),
  waits: z.boolean(),
});
export type ListedPerson = z.infer<typeof person>;

/** In the order in which they came; nobody where this person may not see the list. */
export async function activityPeople(db: UserDb, id: string): Promise<ListedPerson[]> {
  return person.array().parse(await callApi(db, 'activity_people', { activity: id }));
}

const kept = z.object({ status: z.enum(['kept', 'unknown', 'malformed', 'too_few', 'over', 'code']) });
export type KeptActivity = z.infer<typeof kept>['status'];

export async function keepActivity(db: UserDb, id: string, read: ReadActivity): Promise<KeptActivity> {
  const { area, beginsAt, community, endsAt, ...item } = read;
  const row = { ...item, id, area_id: area, community_id: community, begins_at: beginsAt, ends_at: endsAt };
  return kept.parse(await callApi(db, 'keep_activity', { item: row })).status;
}

export const activitySteps = ['publish', 'withdraw', 'cancel', 'resume'] as const;
export type ActivityStep = (typeof activitySteps)[number];
const steered = z.object({ status: z.enum(['done', 'unknown', 'missing', 'over', 'no_reason']) });
export type SteeredActivity = z.infer<typeof steered>['status'];

export interface Because {
  readonly zh: string;
  readonly en: string;
}

export async function steerActivity(db: UserDb, id: string, step: ActivityStep, because: Because = { zh: '', en: '' }) {
  const asked = { id, step, because_zh: because.zh, because_en: because.en };
  return steered.parse(await callApi(db, 'steer_activity', asked)).status;
}

const struck = z.object({ status: z.enum(['struck', 'unknown']) });

export async function strikeSignUp(db: UserDb, id: string): Promise<'struck' | 'unknown'> {
  return struck.parse(await callApi(db, 'strike_sign_up', { id })).status;
}
