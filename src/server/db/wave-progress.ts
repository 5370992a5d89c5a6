/** How a wave comes along in the signed-in person's communities; leads get the figures of the day. */
import { z } from 'astro/zod';
import type { WaveProgress } from '../../domain/campaign/progress.ts';
import { campaignStates } from '../../domain/campaign/wave.ts';
import { channels } from '../../domain/outreach/channel.ts';
import { callApi, type UserDb } from './clients.ts';
import { namedArea, toNamedArea } from './named-area.ts';

const found = z
  .object({
    wave: z.object({
      id: z.string(),
      name: z.string(),
      area: namedArea,
      state: z.enum(campaignStates),
      opens_at: z.string(),
      closes_at: z.string(),
      channels: z.array(z.enum(channels)).nullable(),
    }),
    today: z.string(),
    as_of: z.string().nullable(),
    communities: z.array(
      namedArea.extend({
        planned_n: z.number().nullable(),
        channels: z.array(
          z.object({ channel: z.enum(channels), scans: z.number(), starts: z.number(), completed: z.number() }),
        ),
        days: z.array(z.object({ day: z.string(), completed: z.number() })),
      }),
    ),
  })
  .nullable();

/** null: no such wave, a draft, or none of this person's. The wave has to be written as an id. */
export async function waveProgress(db: UserDb, wave: string): Promise<WaveProgress | null> {
  const progress = found.parse(await callApi(db, 'wave_progress', { wave }));
  if (progress === null) return null;
  const { area, opens_at, closes_at, ...rest } = progress.wave;
  return {
    wave: { ...rest, area: toNamedArea(area), opensAt: opens_at, closesAt: closes_at },
    today: progress.today,
    asOf: progress.as_of,
    communities: progress.communities.map(({ planned_n, channels: steps, days, ...community }) => ({
      ...toNamedArea(community),
      ...{ plannedN: planned_n, channels: steps, days },
    })),
  };
}
