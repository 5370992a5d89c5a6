/** A wave as its office makes it: a draft is asked nowhere; from then on its dates open and close it, whoever is there. */
import type { Language } from '../form/form.ts';
import type { Channel } from '../outreach/channel.ts';
import type { NamedArea } from '../outreach/premises.ts';

export const campaignStates = ['draft', 'planned', 'open', 'paused', 'closed'] as const;
export type CampaignState = (typeof campaignStates)[number];

/** What there is to say before a wave opens; the database knows which of it keeps it from opening. */
export const waveCheckNames = [
  ...(['past', 'task', 'people', 'responsibility', 'areas', 'overlap'] as const),
  ...(['opens_at_once', 'beside', 'no_plan', 'no_entry'] as const),
] as const;
export type WaveCheckName = (typeof waveCheckNames)[number];

export interface WaveCheck {
  readonly check: WaveCheckName;
  readonly blocks: boolean;
  readonly communities: readonly NamedArea[];
  /** Names of the waves it is about. */
  readonly waves: readonly string[];
}

export const waveSteps = [
  ...(['settle', 'open', 'unsettle', 'discard', 'pause', 'resume', 'close', 'extend', 'reopen'] as const),
] as const;
export type WaveStep = (typeof waveSteps)[number];

export interface AskedQuestionnaire {
  readonly slug: string;
  readonly version: number;
  readonly title: Readonly<Partial<Record<Language, string>>>;
}

export interface CampaignWave {
  readonly id: string;
  readonly name: string;
  readonly area: NamedArea;
  readonly questionnaire: AskedQuestionnaire;
  /** ISO timestamps. */
  readonly opensAt: string;
  readonly closesAt: string;
  readonly state: CampaignState;
  /** null: every channel that no other wave takes over. */
  readonly channels: readonly Channel[] | null;
}

export function titleOf({ slug, title }: AskedQuestionnaire, language: Language): string {
  return title[language] ?? Object.values(title)[0] ?? slug;
}
