/** What the page of a wave shows: what was typed last, else what is kept, else a beginning; and what became of the last press. */
import type { SavedWave, WaveSteered } from '../../../../actions/waves.ts';
import { typedFrom, usualWave, type TypedWave, type WaveProblems } from '../../../../domain/campaign/typed-wave.ts';
import { waveSteps, type WaveStep } from '../../../../domain/campaign/wave.ts';
import type { AskableVersion, WholeWave } from '../../../../server/db/campaign.ts';
import type { OfficeSettings } from '../../../../server/db/office-settings.ts';
import type { RunOffice } from './wave-places.ts';

export interface WaveDraft {
  readonly typed: TypedWave;
  readonly problems: WaveProblems;
}

const saidSteps = ['saved', 'settled', 'opened', ...waveSteps] as const;
export type WaveSaid = 'saved' | 'settled' | 'opened' | Exclude<WaveStep, 'settle'>;

export type WaveMessage =
  | { readonly kind: 'said'; readonly said: WaveSaid }
  | {
      readonly kind: 'problem';
      readonly problem:
        'invalid' | 'checks' | 'unknown' | 'closed' | 'not_published' | 'not_comparable' | 'malformed' | 'not_now';
    };

interface Choices {
  readonly offices: readonly RunOffice[];
  readonly versions: readonly AskableVersion[];
  /** What the offices aim at. */
  readonly settled: readonly OfficeSettings[];
}

export function draftOf(wave: WholeWave | null, saved: SavedWave | null, choices: Choices): WaveDraft {
  if (saved && 'typed' in saved) {
    return { typed: saved.typed, problems: saved.status === 'invalid' ? saved.problems : {} };
  }
  return { typed: wave === null ? newWave(choices) : typedFrom(wave), problems: {} };
}

/** The only sub-district there is, all of its communities, and the newest version of the residents' questionnaire. */
function newWave({ offices, settled, versions }: Choices): TypedWave {
  const only = offices.length === 1 ? offices[0] : undefined;
  const usual = versions.find(({ slug }) => slug === 'resident') ?? versions[0];
  return {
    ...{ area: only?.id ?? '', name: '', version: usual?.id ?? '', opensOn: '', closesOn: '' },
    ...{
      ...usualWave,
      ...goalsOf(settled.find(({ area }) => area.id === only?.id)),
      channels: [],
      communities: only?.communities.map(({ id }) => id) ?? [],
    },
    ...{ task: '', people: '', responsible: '' },
  };
}

function goalsOf(settled: OfficeSettings | undefined): Partial<Pick<TypedWave, 'target' | 'scoreTarget'>> {
  if (settled === undefined) return {};
  return { target: String(Math.round(settled.target * 1000) / 10), scoreTarget: String(settled.scoreTarget) };
}

export function messageOf(
  saved: SavedWave | null,
  steered: WaveSteered | null,
  said: string | null,
): WaveMessage | null {
  if (saved && 'typed' in saved) return { kind: 'problem', problem: saved.status };
  if (steered) {
    const { outcome } = steered;
    if (outcome === 'unknown' || outcome === 'not_now' || outcome === 'checks')
      return { kind: 'problem', problem: outcome };
    return null;
  }
  const known = saidSteps.find((step): step is WaveSaid => step === said && step !== 'settle');
  return known ? { kind: 'said', said: known } : null;
}

export function statusOf(saved: SavedWave | null, steered: WaveSteered | null): number {
  if (saved && 'typed' in saved) return saved.status === 'invalid' || saved.status === 'checks' ? 422 : 409;
  return steered && steered.outcome !== 'done' ? 422 : 200;
}
