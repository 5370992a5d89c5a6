/** What a wave plans for its communities, as far as the signed-in person may see it, and the office's way to write it. */
import { z } from 'astro/zod';
import { callApi, type UserDb } from './clients.ts';

export interface PlannedCommunity {
  readonly id: string;
  readonly nameZh: string;
  readonly nameEn: string;
  /** null where nobody has entered it. */
  readonly households: number | null;
  readonly plannedN: number | null;
  /** With which the planned answers were worked out; null for a plan that was imported. */
  readonly plannedDesignEffect: number | null;
}

export interface WavePlan {
  readonly wave: {
    readonly id: string;
    readonly name: string;
    readonly areaId: string;
    /** ISO timestamp. */
    readonly closesAt: string;
    /** 0-1 */
    readonly target: number;
    readonly plannedDesignEffect: number;
  };
  readonly communities: readonly PlannedCommunity[];
}

const found = z
  .object({
    wave: z.object({
      id: z.string(),
      name: z.string(),
      area_id: z.string(),
      closes_at: z.string(),
      target: z.number(),
      planned_design_effect: z.number(),
    }),
    communities: z.array(
      z.object({
        id: z.string(),
        name_zh: z.string(),
        name_en: z.string(),
        households: z.number().nullable(),
        planned_n: z.number().nullable(),
        planned_design_effect: z.number().nullable(),
      }),
    ),
  })
  .nullable();

/** null: no such wave, or none of this person's. The wave has to be written as an id. */
export async function wavePlan(db: UserDb, wave: string): Promise<WavePlan | null> {
  const plan = found.parse(await callApi(db, 'wave_plan', { wave }));
  return (
    plan && {
      wave: {
        id: plan.wave.id,
        name: plan.wave.name,
        areaId: plan.wave.area_id,
        closesAt: plan.wave.closes_at,
        target: plan.wave.target,
        plannedDesignEffect: plan.wave.planned_design_effect,
      },
      communities: plan.communities.map(
        ({ id, name_zh, name_en, households, planned_n, planned_design_effect }): PlannedCommunity => ({
          ...{ id, nameZh: name_zh, nameEn: name_en, households, plannedN: planned_n },
          plannedDesignEffect: planned_design_effect,
        }),
      ),
    }
  );
}

export interface PlanToWrite {
  readonly wave: string;
  readonly communities: readonly { readonly id: string; readonly plannedN: number }[];
  readonly designEffect: number;
}

const outcome = z.discriminatedUnion('status', [
  z.object({ status: z.literal('planned'), changed: z.number() }),
  z.object({ status: z.enum(['unknown', 'closed', 'changed']) }),
]);

/** `changed` as a status: the wave's design effect is no longer the one that was planned with. Repeating it changes nothing. */
export async function planWave(db: UserDb, { wave, communities, designEffect }: PlanToWrite) {
  const plan = communities.map(({ id, plannedN }) => ({ community_id: id, planned_n: plannedN }));
  return outcome.parse(await callApi(db, 'plan_wave', { wave, plan, design_effect: designEffect }));
}
