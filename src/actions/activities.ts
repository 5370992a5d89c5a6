/** Writing activities and what becomes of them; what was typed comes back where it was not kept. */
import { ActionError, defineAction } from 'astro:actions';
import { z } from 'astro/zod';

import { requirePermission } from '../domain/access/permissions.ts';
import {
  readActivity,
  typedActivity,
  type ActivityProblems,
  type TypedActivity,
} from '../domain/activities/typed-activity.ts';
import { leaningSentences, type LeaningSentence } from '../questionnaires/neutrality/published-words.ts';
import { asUser, type UserDb } from '../server/db/clients.ts';
import {
  activitySteps,
  keepActivity,
  officeActivity,
  steerActivity as steer,
  strikeSignUp as strike,
  type KeptActivity,
  type SteeredActivity,
} from '../server/db/office-activities.ts';
import { newsText } from '../server/news/markdown.ts';

type NotKept = Exclude<KeptActivity, 'kept'> | Exclude<SteeredActivity, 'done'>;

export type WrittenActivity =
  | { readonly status: 'saved' | 'publish' }
  | { readonly status: 'preview'; readonly typed: TypedActivity; readonly leaning: readonly LeaningSentence[] }
  | { readonly status: 'coaching'; readonly typed: TypedActivity; readonly leaning: readonly LeaningSentence[] }
  | { readonly status: 'invalid'; readonly typed: TypedActivity; readonly problems: ActivityProblems }
  | { readonly status: NotKept; readonly typed: TypedActivity };

export const writeActivity = defineAction({
  accept: 'form',
  handler: async (fields, { locals }): Promise<WrittenActivity> => {
    const db = asOffice(locals);
    const typed = typedActivity(fields);
    const id = idIn(fields);
    const then = z.enum(['save', 'preview', 'publish']).catch('save').parse(fields.get('then'));
    if (id === null) return { status: 'unknown', typed };
    if (then === 'preview') return { status: 'preview', typed, leaning: leaningIn(typed) };
    return kept(db, id, { typed, isToBePublished: then === 'publish' });
  },
});

type Pressed = { readonly typed: TypedActivity; readonly isToBePublished: boolean };

/** What is public already changes at once, so it is looked at as if it were published now. */
async function kept(db: UserDb, id: string, { isToBePublished, typed }: Pressed): Promise<WrittenActivity> {
  const held = await officeActivity(db, id);
  const isSeen = isToBePublished || (held !== null && held.published_at !== null && held.withdrawn_at === null);
  const read = readActivity(typed, isSeen ? 'publish' : 'keep');
  if (!read.ok) return { status: 'invalid', problems: read.problem, typed };
  const leaning = isSeen ? leaningIn(typed) : [];
  if (leaning.some(({ isCoaching }) => isCoaching)) return { status: 'coaching', leaning, typed };
  const status = await keepActivity(db, id, read.value);
  if (status !== 'kept') return { status, typed };
  if (!isToBePublished) return { status: 'saved' };
  const step = await steer(db, id, 'publish');
  return step === 'done' ? { status: 'publish' } : { status: step, typed };
}

function leaningIn(typed: TypedActivity): LeaningSentence[] {
  const said = (end: 'zh' | 'en') =>
    [typed[`title_${end}`], newsText(typed[`about_${end}`]), typed[`place_${end}`], typed[`bring_${end}`]].join('\n');
  return [...leaningSentences(said('zh'), 'zh-CN'), ...leaningSentences(said('en'), 'en')];
}

export type SteppedActivity =
  | { readonly status: 'withdraw' | 'cancel' | 'resume' | 'publish' }
  | { readonly status: Exclude<SteeredActivity, 'done'> | 'coaching'; readonly zh: string; readonly en: string };

export const steerActivity = defineAction({
  accept: 'form',
  handler: async (fields, { locals }): Promise<SteppedActivity> => {
    const db = asOffice(locals);
    const text = (name: string, most: number) => z.string().trim().catch('').parse(fields.get(name)).slice(0, most);
    const because = { zh: text('because_zh', 200), en: text('because_en', 400) };
    const step = z.enum(activitySteps).safeParse(fields.get('step'));
    const id = idIn(fields);
    if (id === null || !step.success) return { status: 'unknown', ...because };
    const leaning = [...leaningSentences(because.zh, 'zh-CN'), ...leaningSentences(because.en, 'en')];
    if (leaning.some(({ isCoaching }) => isCoaching)) return { status: 'coaching', ...because };
    const status = await steer(db, id, step.data, because);
    return status === 'done' ? { status: step.data } : { status, ...because };
  },
});

export const strikeSignUp = defineAction({
  accept: 'form',
  handler: async (fields, { locals }): Promise<'struck' | 'unknown'> => {
    const db = asOffice(locals);
    const id = idIn(fields);
    return id === null ? 'unknown' : strike(db, id);
  },
});

function asOffice({ session, staff }: App.Locals): UserDb {
  if (session === null || !requirePermission(staff, 'activity:plan').ok) throw new ActionError({ code: 'FORBIDDEN' });
  return asUser(session.accessToken);
}

/** What is no id names nothing. */
function idIn(fields: FormData): string | null {
  const value = z.guid().safeParse(fields.get('id'));
  return value.success ? value.data : null;
}
