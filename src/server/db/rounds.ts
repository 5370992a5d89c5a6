/** Rounds of outreach as the signed-in person may see them, and the office's way to plan, open and close them. */
import { z } from 'astro/zod';
import {
  roundGaps,
  roundStates,
  type GuideTexts,
  type OutreachRound,
  type RoundGap,
  type TalkGuide,
} from '../../domain/outreach/round.ts';
import { callApi, type UserDb } from './clients.ts';
import { namedArea, toNamedArea } from './named-area.ts';

const guideTexts = z.object({ what: z.string().catch(''), why: z.string().catch(''), how: z.string().catch('') });
const noTexts: GuideTexts = { what: '', why: '', how: '' };

export const roundRow = z.object({
  id: z.string(),
  area: namedArea,
  title: z.string(),
  opens_on: z.string().nullable(),
  closes_on: z.string().nullable(),
  task: z.string(),
  people: z.string(),
  responsible: z.string(),
  guide: z.object({ zh: guideTexts.catch(noTexts), en: guideTexts.catch(noTexts) }),
  state: z.enum(roundStates),
  purged: z.boolean(),
  communities: z.array(namedArea),
  materials: z.array(z.object({ id: z.string(), name: z.string(), version: z.string(), stock: z.number().nullable() })),
});

export function toRound({ area, opens_on, closes_on, communities, ...row }: z.infer<typeof roundRow>): OutreachRound {
  return {
    ...row,
    area: toNamedArea(area),
    opensOn: opens_on,
    closesOn: closes_on,
    communities: communities.map(toNamedArea),
  };
}

/** The latest first; drafts only for the office. */
export async function myRounds(db: UserDb): Promise<OutreachRound[]> {
  return z
    .array(roundRow)
    .parse(await callApi(db, 'my_rounds'))
    .map(toRound);
}

/** null: no such round, or none of this person's. The round has to be written as an id. */
export async function outreachRound(db: UserDb, round: string): Promise<OutreachRound | null> {
  const found = roundRow.nullable().parse(await callApi(db, 'outreach_round', { round }));
  return found && toRound(found);
}

export interface RoundPlan {
  /** Made where the round is made, so that it can be sent again. */
  readonly id: string;
  readonly area: string;
  readonly title: string;
  readonly opensOn: string | null;
  readonly closesOn: string | null;
  readonly task: string;
  readonly people: string;
  readonly responsible: string;
  readonly guide: TalkGuide;
  readonly communities: readonly string[];
  readonly materials: readonly string[];
}

const planned = z.discriminatedUnion('status', [
  z.object({ status: z.literal('planned'), missing: z.array(z.enum(roundGaps)) }),
  z.object({ status: z.enum(['unknown', 'not_draft', 'malformed']) }),
]);
export type PlanOutcome = z.infer<typeof planned>;

/** `missing` says what still keeps it from opening. */
export async function planRound(db: UserDb, { opensOn, closesOn, ...plan }: RoundPlan): Promise<PlanOutcome> {
  const round = { ...plan, opens_on: opensOn, closes_on: closesOn };
  return planned.parse(await callApi(db, 'plan_round', { round }));
}

const opened = z.discriminatedUnion('status', [
  z.object({ status: z.literal('missing'), missing: z.array(z.enum(roundGaps)) }),
  z.object({ status: z.enum(['opened', 'already', 'closed', 'unknown']) }),
]);
export type OpenOutcome =
  | { readonly status: 'opened' | 'already' | 'closed' | 'unknown' }
  | { readonly status: 'missing'; readonly missing: readonly RoundGap[] };

export async function openRound(db: UserDb, round: string): Promise<OpenOutcome> {
  return opened.parse(await callApi(db, 'open_round', { round }));
}

const closed = z.object({ status: z.enum(['closed', 'already', 'not_open', 'unknown']) });

export async function closeRound(db: UserDb, round: string): Promise<z.infer<typeof closed>> {
  return closed.parse(await callApi(db, 'close_round', { round }));
}
