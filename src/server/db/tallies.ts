/** The counts of one wave, as much of them as the signed-in person may see. */
import { z } from 'astro/zod';
import { scoreScaleOf } from '../../domain/indicators/score-scale.ts';
import { channels, modes } from '../../domain/outreach/channel.ts';
import {
  splitDimensions,
  type DurationCount,
  type FlagCount,
  type SplitDimension,
  type WaveTallies,
} from '../../domain/reporting/index.ts';
import { callApi, type UserDb } from './clients.ts';

export interface Wanted {
  readonly questions: readonly string[];
  readonly dimensions: readonly SplitDimension[];
}

export interface KnownTallies {
  readonly tallies: WaveTallies;
  /** The day (YYYY-MM-DD) on which a lead's figures were counted; null for figures that run. */
  readonly asOf: string | null;
}

/** null: no such wave, or none of this person's. */
export async function waveTallies(
  db: UserDb,
  wave: string,
  { questions, dimensions }: Wanted,
): Promise<KnownTallies | null> {
  const found = answer.parse(await callApi(db, 'wave_tallies', { wave, questions, dimensions }));
  return found === null ? null : { tallies: toTallies(found), asOf: earliestDay(found) };
}

export interface CommunityTallies extends KnownTallies {
  /** How good its answers look. */
  readonly quality: {
    readonly answers: readonly FlagCount[];
    /** Of the whole wave, for its office alone. */
    readonly durations: readonly DurationCount[] | null;
  };
}

/** The same of one community alone, every question; null where community or wave is none of this person's. */
export async function communityTallies(
  db: UserDb,
  { wave, community }: { readonly wave: string; readonly community: string },
  dimensions: readonly SplitDimension[],
): Promise<CommunityTallies | null> {
  const found = oneAnswer.parse(await callApi(db, 'community_tallies', { wave, community, dimensions }));
  return found === null ? null : { tallies: toTallies(found), asOf: earliestDay(found), quality: found.quality };
}

const counted = z.object({ question: z.string(), choice: z.string(), flagged: z.boolean(), count: z.number() });
const communityAnswer = z.object({
  community: z.object({
    ...{ id: z.string(), name_zh: z.string(), name_en: z.string(), households: z.number().nullable() },
    adults: z.record(z.string(), z.number()).optional(),
  }),
  planned_n: z.number().nullable(),
  as_of: z.string().nullable(),
  tallies: z.array(counted.extend({ mode: z.enum(modes) })),
  splits: z.array(counted.extend({ dimension: z.enum(splitDimensions), value: z.string() })),
  completed: z.array(
    z.object({ channel: z.enum(channels), day: z.string(), eligible: z.boolean(), count: z.number() }),
  ),
});
const wholeAnswer = z.object({
  wave: z.object({
    id: z.string(),
    name: z.string(),
    opens_at: z.string(),
    closes_at: z.string(),
    target: z.number(),
    score_target: z.number(),
    planned_design_effect: z.number(),
    score_weight: z.number(),
    score_scale: z.number(),
  }),
  /** Written by the compiler; publication is the only way in. */
  counting: z.custom<WaveTallies['counting']>(
    (value) => z.object({ countable: z.looseObject({}) }).safeParse(value).success,
  ),
  communities: z.array(communityAnswer),
});
const answer = wholeAnswer.nullable();
const oneAnswer = wholeAnswer
  .extend({
    quality: z.object({
      answers: z.array(z.object({ flags: z.number(), eligible: z.boolean(), count: z.number() })),
      durations: z.array(z.object({ bucket: z.number(), count: z.number() })).nullable(),
    }),
  })
  .nullable();

type Found = z.infer<typeof wholeAnswer>;

function toTallies({ wave, counting, communities }: Found): WaveTallies {
  return {
    wave: {
      id: wave.id,
      name: wave.name,
      opensAt: wave.opens_at,
      closesAt: wave.closes_at,
      target: wave.target,
      scoreTarget: wave.score_target,
      plannedDesignEffect: wave.planned_design_effect,
      weight: wave.score_weight,
      scale: scoreScaleOf(wave.score_scale),
    },
    counting,
    communities: communities.map(toCommunity),
  };
}

function toCommunity({ community, planned_n, tallies, splits, completed }: z.infer<typeof communityAnswer>) {
  const { adults, id, name_zh, name_en, households } = community;
  return {
    community: { id, nameZh: name_zh, nameEn: name_en, households, ...(adults && { adults }) },
    plannedN: planned_n,
    tallies,
    splits,
    completed,
  };
}

function earliestDay({ communities }: Found): string | null {
  const days = communities.flatMap(({ as_of }) => (as_of === null ? [] : [as_of]));
  return days.toSorted()[0] ?? null;
}
