/** A round of outreach: what is said, what is left, where, by whom, until when (四落实: time, task, people, responsibility). */
import type { NamedArea } from './premises.ts';
import type { TalkPart } from './visit-event.ts';

export const roundStates = ['draft', 'open', 'closed'] as const;
export type RoundState = (typeof roundStates)[number];

/** What keeps a draft from opening. */
export const roundGaps = ['time', 'task', 'people', 'responsibility', 'areas'] as const;
export type RoundGap = (typeof roundGaps)[number];

export type GuideTexts = Readonly<Record<TalkPart, string>>;
/** By language; a part may be empty. */
export type TalkGuide = { readonly zh: GuideTexts; readonly en: GuideTexts };

export interface Material {
  readonly id: string;
  readonly name: string;
  readonly version: string;
  /** Copies there were to begin with; null where nobody counts. */
  readonly stock: number | null;
}

export interface OutreachRound {
  readonly id: string;
  readonly area: NamedArea;
  readonly title: string;
  /** YYYY-MM-DD in China; null while it is a draft without dates. */
  readonly opensOn: string | null;
  readonly closesOn: string | null;
  readonly task: string;
  readonly people: string;
  readonly responsible: string;
  readonly guide: TalkGuide;
  readonly state: RoundState;
  /** Visits are gone, counts are not. */
  readonly purged: boolean;
  readonly communities: readonly NamedArea[];
  readonly materials: readonly Material[];
}
