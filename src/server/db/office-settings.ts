/** What an office decides for itself, and what the clock deletes for it. */
import { z } from 'astro/zod';

import { scoreScaleOf } from '../../domain/indicators/score-scale.ts';
import { callApi, type UserDb } from './clients.ts';
import { namedArea, toNamedArea } from './named-area.ts';

const settings = z.array(
  z.object({
    area: namedArea,
    contact: z.string().nullable(),
    target: z.number(),
    score_target: z.number(),
    score_weight: z.number(),
    keep_visits_days: z.number(),
    waves_ahead: z.array(z.string()),
  }),
);

/** Of every sub-district whose office this person is. `target` in 0–1. */
export async function officeSettings(db: UserDb) {
  const found = settings.parse(await callApi(db, 'office_settings'));
  return found.map(({ area, contact, target, ...held }) => ({
    ...{ area: toNamedArea(area), contact, target },
    ...{ scoreTarget: held.score_target, scoreWeight: held.score_weight, keepVisitsDays: held.keep_visits_days },
    wavesAhead: held.waves_ahead,
  }));
}
export type OfficeSettings = Awaited<ReturnType<typeof officeSettings>>[number];

export interface SettledOffice {
  readonly area: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly contact: string | null;
  readonly target: number;
  readonly scoreTarget: number;
  readonly scoreWeight: number;
  readonly keepVisitsDays: number;
}

const kept = z.discriminatedUnion('status', [
  z.object({ status: z.literal('kept'), waves: z.number() }),
  z.object({ status: z.enum(['unknown', 'malformed']) }),
]);

export async function keepOfficeSettings(db: UserDb, settled: SettledOffice, wavesAhead: boolean) {
  const { area, contact, target } = settled;
  const row = {
    ...{ area, contact, target, name_zh: settled.nameZh, name_en: settled.nameEn },
    ...{ score_target: settled.scoreTarget, score_weight: settled.scoreWeight },
    keep_visits_days: settled.keepVisitsDays,
  };
  return kept.parse(await callApi(db, 'keep_office_settings', { settings: row, waves_ahead: wavesAhead }));
}

const scales = z.array(z.object({ area: z.string(), version: z.number(), waves_ahead: z.array(z.string()) }));

/** What the next waves of each office score by. */
export async function officeScales(db: UserDb) {
  const found = scales.parse(await callApi(db, 'office_scales'));
  return found.map(({ area, version, waves_ahead }) => ({
    area,
    scale: scoreScaleOf(version),
    wavesAhead: waves_ahead,
  }));
}
export type OfficeScale = Awaited<ReturnType<typeof officeScales>>[number];

export interface ChosenScale {
  readonly area: string;
  readonly version: number;
  /** Also for waves that have not opened. */
  readonly wavesAhead: boolean;
}

export async function chooseScale(db: UserDb, { area, version, wavesAhead }: ChosenScale) {
  return kept.parse(await callApi(db, 'choose_scale', { area, version, waves_ahead: wavesAhead }));
}

const preview = z
  .object({
    last_run: z.string().nullable(),
    next_run: z.string().nullable(),
    traces_next_run: z.string().nullable(),
    rounds: z.array(
      z.object({ id: z.string(), title: z.string(), on: z.string(), visits: z.number(), doors: z.number() }),
    ),
    invitations: z.number(),
  })
  .nullable();

/** What the daily job would delete if it ran now, and when it runs next. Nothing is changed. */
export async function purgePreview(db: UserDb) {
  const found = preview.parse(await callApi(db, 'purge_preview'));
  return (
    found && {
      ...{ rounds: found.rounds, invitations: found.invitations },
      ...{ lastRun: found.last_run, nextRun: found.next_run, tracesNextRun: found.traces_next_run },
    }
  );
}
export type PurgePreview = NonNullable<Awaited<ReturnType<typeof purgePreview>>>;
