/** How a wave comes along: codes opened, questionnaires begun, answers completed and planned, per community and channel. */
import { channels, type Channel } from '../outreach/channel.ts';
import type { NamedArea } from '../outreach/premises.ts';
import type { CampaignState } from './wave.ts';

export interface Steps {
  readonly scans: number;
  /** The first page that was accepted, or the first answer that was given. */
  readonly starts: number;
  readonly completed: number;
}

export interface CommunityProgress extends NamedArea {
  readonly plannedN: number | null;
  readonly channels: readonly (Steps & { readonly channel: Channel })[];
  /** Of the last two weeks; days without answers are left out. */
  readonly days: readonly { readonly day: string; readonly completed: number }[];
}

export interface WaveProgress {
  readonly wave: {
    readonly id: string;
    readonly name: string;
    readonly area: NamedArea;
    readonly state: CampaignState;
    /** ISO timestamps. */
    readonly opensAt: string;
    readonly closesAt: string;
    readonly channels: readonly Channel[] | null;
  };
  /** YYYY-MM-DD in China, by the database's clock. */
  readonly today: string;
  /** The day on which a lead's figures were counted; null for running figures. */
  readonly asOf: string | null;
  readonly communities: readonly CommunityProgress[];
}

export function sumOfSteps(steps: readonly Steps[]): Steps {
  const sum = (of: (step: Steps) => number) => steps.reduce((all, step) => all + of(step), 0);
  return { scans: sum(({ scans }) => scans), starts: sum(({ starts }) => starts), completed: sum((s) => s.completed) };
}

/** All communities together, channel by channel; channels in which nothing happened and that were not asked are left out. */
export function byChannel({ wave, communities }: WaveProgress): (Steps & { readonly channel: Channel })[] {
  const rows = communities.flatMap((community) => community.channels);
  return channels
    .map((channel) => ({ channel, ...sumOfSteps(rows.filter((row) => row.channel === channel)) }))
    .filter(
      ({ channel, ...steps }) => (wave.channels?.includes(channel) ?? false) || Object.values(steps).some((n) => n > 0),
    );
}

/** Null where no community has a plan. */
export function plannedOfAll({ communities }: WaveProgress): number | null {
  const planned = communities.flatMap(({ plannedN }) => plannedN ?? []);
  return planned.length === 0 ? null : planned.reduce((all, n) => all + n, 0);
}
