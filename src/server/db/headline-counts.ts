/** The counts that verdicts rest on: stamps of a whole wave, cheap enough for every request, and the counts of single communities. */
import { z } from 'astro/zod';
import { scoreScaleOf, type ScoreScale } from '../../domain/indicators/score-scale.ts';
import { modes } from '../../domain/outreach/channel.ts';
import type { CommunityCounts } from '../../domain/reporting/index.ts';
import { callApi, type UserDb } from './clients.ts';

export interface StampedCommunity {
  readonly id: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly households: number | null;
  readonly plannedN: number | null;
  /** The day (YYYY-MM-DD) on which a lead's figures were counted; null for figures that run. */
  readonly asOf: string | null;
  /** Changes with the counts; null where nobody has answered. */
  readonly stamp: string | null;
}

export interface StampedWave {
  readonly target: number;
  readonly scoreTarget: number;
  readonly plannedDesignEffect: number;
  /** Points of 100 that the questionnaires count in the assessment. */
  readonly weight: number;
  readonly scale: ScoreScale;
  readonly communities: readonly StampedCommunity[];
}

/** What is said of a wave to one person, and its digest; null where the digest is known already. */
export interface Stamps {
  readonly digest: string;
  readonly wave: StampedWave | null;
}

/** By id; a wave that does not exist or is none of this person's is not among them. `known`: digests of what need not be said again. */
export async function waveStamps(
  db: UserDb,
  waves: readonly string[],
  known: readonly string[] = [],
): Promise<ReadonlyMap<string, Stamps>> {
  const found = stamps.parse(await callApi(db, 'wave_stamps', { waves, known }));
  return new Map(
    found.waves.map((said) => [
      said.id,
      { digest: said.digest, wave: 'counted' in said ? toWave(said, found.communities) : null },
    ]),
  );
}

function toWave(wave: z.infer<typeof saidWave>, communities: Found['communities']): StampedWave {
  return {
    target: wave.target,
    scoreTarget: wave.score_target,
    plannedDesignEffect: wave.planned_design_effect,
    weight: wave.score_weight,
    scale: scoreScaleOf(wave.score_scale),
    communities: wave.counted.flatMap(([place, plannedN, asOf, stamp]) => {
      const community = communities[place];
      if (!community) return [];
      const [id, nameZh, nameEn, households] = community;
      return [{ id, nameZh, nameEn, households, plannedN, asOf, stamp }];
    }),
  };
}

export interface StampedCounts extends CommunityCounts {
  readonly id: string;
  /** The one they were read under: it may be newer than the one asked for. */
  readonly stamp: string;
}

/** Of those of the communities that this person may see and that have answers. */
export async function headlineCounts(
  db: UserDb,
  wave: string,
  communities: readonly string[],
): Promise<StampedCounts[]> {
  const found = counts.parse(await callApi(db, 'headline_counts', { wave, communities }));
  return found.map(({ at_door, by_mode, ...community }) => ({
    ...community,
    byMode: by_mode.map(([question, choice, mode, flagged, count]) => ({ question, choice, mode, flagged, count })),
    atDoor: at_door.map(([question, choice, flagged, count]) => ({ question, choice, flagged, count })),
    clusters: community.clusters.map(([question, choices]) => ({ question, choices })),
  }));
}

const saidWave = z.object({
  id: z.string(),
  digest: z.string(),
  target: z.number(),
  score_target: z.number(),
  planned_design_effect: z.number(),
  score_weight: z.number(),
  score_scale: z.number(),
  counted: z.array(z.tuple([z.number(), z.number().nullable(), z.string().nullable(), z.string().nullable()])),
});
const stamps = z.object({
  communities: z.array(z.tuple([z.string(), z.string(), z.string(), z.number().nullable()])),
  waves: z.array(z.union([saidWave, saidWave.pick({ id: true, digest: true }).strict()])),
});
type Found = z.infer<typeof stamps>;

const counts = z.array(
  z.object({
    id: z.string(),
    stamp: z.string(),
    eligible: z.number(),
    ineligible: z.number(),
    by_mode: z.array(z.tuple([z.string(), z.string(), z.enum(modes), z.boolean(), z.number()])),
    at_door: z.array(z.tuple([z.string(), z.string(), z.boolean(), z.number()])),
    clusters: z.array(z.tuple([z.string(), z.record(z.string(), z.number())])),
  }),
);
