/** Waves as their office makes them, and every step in their life; what may happen when, the database decides by its own clock. */
import { z } from 'astro/zod';
import type { ReadWave } from '../../domain/campaign/typed-wave.ts';
import {
  campaignStates,
  waveCheckNames,
  type CampaignWave,
  type WaveCheck,
  type WaveStep,
} from '../../domain/campaign/wave.ts';
import { channels } from '../../domain/outreach/channel.ts';
import { callApi, DatabaseError, type UserDb } from './clients.ts';
import { namedArea, toNamedArea } from './named-area.ts';

const title = z.partialRecord(z.enum(['zh-CN', 'en']), z.string()).catch({});
const waveRow = z.object({
  id: z.string(),
  name: z.string(),
  area: namedArea,
  questionnaire: z.object({ slug: z.string(), version: z.number(), title }),
  opens_at: z.string(),
  closes_at: z.string(),
  state: z.enum(campaignStates),
  channels: z.array(z.enum(channels)).nullable(),
});

function toCampaignWave({ area, opens_at, closes_at, ...row }: z.infer<typeof waveRow>): CampaignWave {
  return { ...row, area: toNamedArea(area), opensAt: opens_at, closesAt: closes_at };
}

const listed = z.array(waveRow.extend({ communities: z.number(), planned_n: z.number().nullable() }));

/** The latest first; drafts only for the office. */
export async function campaign(db: UserDb) {
  return listed.parse(await callApi(db, 'campaign')).map(({ communities, planned_n, ...row }) => ({
    ...toCampaignWave(row),
    ...{ communities, plannedN: planned_n },
  }));
}
export type ListedWave = Awaited<ReturnType<typeof campaign>>[number];

const checks = z.array(
  z.object({
    check: z.enum(waveCheckNames),
    blocks: z.boolean(),
    communities: z.array(namedArea),
    waves: z.array(z.string()),
  }),
);

function toChecks(found: z.infer<typeof checks>): WaveCheck[] {
  return found.map(({ communities, ...one }) => ({ ...one, communities: communities.map(toNamedArea) }));
}

const whole = waveRow
  .extend({
    version_id: z.string(),
    paused_at: z.string().nullable(),
    target: z.number(),
    score_target: z.number(),
    planned_design_effect: z.number(),
    task: z.string(),
    people: z.string(),
    responsible: z.string(),
    reopened_because: z.string(),
    checks,
    communities: z.array(
      namedArea.extend({
        households: z.number().nullable(),
        is_asked: z.boolean(),
        planned_n: z.number().nullable(),
        codes: z.number(),
      }),
    ),
  })
  .nullable();

/** null: no such wave, or none of this office's. The wave has to be written as an id. */
export async function campaignWave(db: UserDb, wave: string) {
  const found = whole.parse(await callApi(db, 'campaign_wave', { wave }));
  if (found === null) return null;
  return {
    ...toCampaignWave(found),
    versionId: found.version_id,
    pausedAt: found.paused_at,
    ...{ target: found.target, scoreTarget: found.score_target, plannedDesignEffect: found.planned_design_effect },
    ...{ task: found.task, people: found.people, responsible: found.responsible },
    reopenedBecause: found.reopened_because,
    checks: toChecks(found.checks),
    communities: found.communities.map(({ households, is_asked, planned_n, codes, ...area }) => ({
      ...toNamedArea(area),
      ...{ households, isAsked: is_asked, plannedN: planned_n, codes },
    })),
  };
}
export type WholeWave = NonNullable<Awaited<ReturnType<typeof campaignWave>>>;

const versions = z.array(z.object({ id: z.string(), slug: z.string(), version: z.number(), title }));

export async function askableVersions(db: UserDb) {
  return versions.parse(await callApi(db, 'askable_versions'));
}
export type AskableVersion = Awaited<ReturnType<typeof askableVersions>>[number];

const saved = z.object({ status: z.enum(['saved', 'unknown', 'closed', 'not_published', 'malformed']) });
/** `not_comparable`: the table of waves refuses a version that cannot be set beside what another wave of the place asked. */
export type SaveStatus = z.infer<typeof saved>['status'] | 'not_comparable';

/** The id is made where the wave is made, so that it can be sent again. */
export async function saveWave(db: UserDb, id: string, plan: ReadWave): Promise<SaveStatus> {
  const { opensAt, closesAt, scoreTarget, designEffect, ...rest } = plan;
  const dated = { opens_at: opensAt, closes_at: closesAt, score_target: scoreTarget, design_effect: designEffect };
  try {
    return saved.parse(await callApi(db, 'save_wave', { wave: { id, ...rest, ...dated } })).status;
  } catch (problem) {
    if (problem instanceof DatabaseError && problem.code === 'PT409') return 'not_comparable';
    throw problem;
  }
}

const steered = z.discriminatedUnion('status', [
  z.object({ status: z.literal('checks'), checks }),
  z.object({ status: z.enum(['done', 'already', 'not_now', 'unknown', 'no_reason', 'no_end']) }),
]);
export type Steered =
  | { readonly status: 'checks'; readonly checks: readonly WaveCheck[] }
  | { readonly status: 'done' | 'already' | 'not_now' | 'unknown' | 'no_reason' | 'no_end' };

export interface Steering {
  readonly wave: string;
  readonly step: WaveStep;
  /** What does not keep it from opening is accepted. */
  readonly accepted?: boolean;
  /** ISO timestamp. */
  readonly until?: string;
  readonly because?: string;
}

export async function steerWave(db: UserDb, steering: Steering): Promise<Steered> {
  const outcome = steered.parse(await callApi(db, 'steer_wave', { ...steering }));
  return outcome.status === 'checks' ? { status: 'checks', checks: toChecks(outcome.checks) } : outcome;
}
