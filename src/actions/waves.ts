/** Making a wave and every step in its life. What was typed comes back where it was not kept. */
import { ActionError, defineAction } from 'astro:actions';
import { z } from 'astro/zod';

import { requirePermission } from '../domain/access/permissions.ts';
import { dayIn, endOf } from '../domain/campaign/china-days.ts';
import { readWave, typedWave, type TypedWave, type WaveProblems } from '../domain/campaign/typed-wave.ts';
import { waveSteps, type WaveCheck, type WaveStep } from '../domain/campaign/wave.ts';
import { saveWave as save, steerWave as steer, type Steered } from '../server/db/campaign.ts';
import { asUser, type UserDb } from '../server/db/clients.ts';
import { versionsFor, type VersionRefusal } from '../server/db/comparable-versions.ts';

export type SavedWave =
  | { readonly status: 'saved' | 'settled' | 'opened'; readonly id: string }
  /** Kept as a draft, but not opened. */
  | { readonly status: 'checks'; readonly checks: readonly WaveCheck[]; readonly typed: TypedWave }
  | { readonly status: 'invalid'; readonly problems: WaveProblems; readonly typed: TypedWave }
  /** The version cannot be set beside what another wave of the place asked; null where nobody can say any more why. */
  | { readonly status: 'not_comparable'; readonly refusal: VersionRefusal | null; readonly typed: TypedWave }
  | { readonly status: 'unknown' | 'closed' | 'not_published' | 'malformed' | 'not_now'; readonly typed: TypedWave };

export const saveWave = defineAction({
  accept: 'form',
  handler: async (fields, { locals }): Promise<SavedWave> => {
    const db = asOffice(locals);
    const typed = typedWave(fields);
    const read = readWave(typed);
    if (!read.ok) return { status: 'invalid', problems: read.problem, typed };
    const id = idIn(fields, 'id');
    if (id === null) return { status: 'unknown', typed };
    const status = await save(db, id, read.value);
    if (status === 'not_comparable') {
      const offered = await versionsFor(db, read.value.area, id);
      const refused = offered.find(({ version_id: version }) => version === read.value.version);
      return { status, refusal: refused?.refusal ?? null, typed };
    }
    if (status !== 'saved') return { status, typed };
    const step = fields.get('then');
    if (step !== 'settle' && step !== 'open') return { status: 'saved', id };
    const steered = await steer(db, { wave: id, step, accepted: fields.has('accepted') });
    if (steered.status === 'checks') return { ...steered, typed };
    const isDone = steered.status === 'done' || steered.status === 'already';
    return isDone ? { status: step === 'open' ? 'opened' : 'settled', id } : { status: 'not_now', typed };
  },
});

export interface WaveSteered {
  readonly step: WaveStep;
  readonly outcome: Exclude<Steered['status'], 'already'> | 'unsure';
  readonly checks: readonly WaveCheck[];
  readonly typed: { readonly until: string; readonly because: string };
}

/** Steps that nobody should take by a slip of the finger. */
const needSure: readonly WaveStep[] = ['close', 'discard'];

export const steerWave = defineAction({
  accept: 'form',
  handler: async (fields, { locals }): Promise<WaveSteered> => {
    const db = asOffice(locals);
    const text = (name: string, most: number) => z.string().trim().catch('').parse(fields.get(name)).slice(0, most);
    const wave = idIn(fields, 'id');
    const step = z.enum(waveSteps).safeParse(fields.get('step'));
    const typed = { until: text('until', 20), because: text('because', 300) };
    if (wave === null || !step.success) return { step: 'pause', outcome: 'unknown', checks: [], typed };
    const said = { step: step.data, checks: [], typed };
    if (needSure.includes(step.data) && !fields.has('sure')) return { ...said, outcome: 'unsure' };
    const day = dayIn(typed.until);
    const outcome = await steer(db, {
      ...{ wave, step: step.data, accepted: fields.has('accepted'), because: typed.because },
      ...(day ? { until: endOf(day) } : {}),
    });
    if (outcome.status === 'checks') return { ...said, outcome: 'checks', checks: outcome.checks };
    return { ...said, outcome: outcome.status === 'already' ? 'done' : outcome.status };
  },
});

function asOffice({ session, staff }: App.Locals): UserDb {
  if (session === null || !requirePermission(staff, 'wave:run').ok) throw new ActionError({ code: 'FORBIDDEN' });
  return asUser(session.accessToken);
}

/** What is no id names nothing. */
function idIn(fields: FormData, name: string): string | null {
  const value = z.guid().safeParse(fields.get(name));
  return value.success ? value.data : null;
}
