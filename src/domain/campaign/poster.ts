/** What hangs on walls: kinds, states, and what passers-by may say of it. */
import type { NamedArea } from '../outreach/premises.ts';

export const posterKinds = ['poster', 'board', 'sticker', 'card', 'screen'] as const;
export type PosterKind = (typeof posterKinds)[number];

export const posterConditions = ['good', 'worn', 'damaged', 'gone'] as const;
export type PosterCondition = (typeof posterConditions)[number];

/** The only words a passer-by leaves: no text, so nothing about anybody. */
export const posterTroubles = ['torn', 'covered', 'fallen', 'unreadable', 'wrong_place'] as const;
export type PosterTrouble = (typeof posterTroubles)[number];

export interface PosterReport {
  readonly what: PosterTrouble;
  readonly count: number;
  /** YYYY-MM-DD */
  readonly lastOn: string;
}

export interface Poster {
  readonly id: string;
  readonly community: NamedArea;
  readonly kind: PosterKind;
  readonly place: string;
  readonly code: string | null;
  readonly version: string;
  readonly condition: PosterCondition;
  /** YYYY-MM-DD */
  readonly seenOn: string;
  readonly note: string;
  /** Since somebody last saw it. */
  readonly reports: readonly PosterReport[];
}
