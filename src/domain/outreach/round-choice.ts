/** Which round a page is about: the one in the address, else the one that runs today, else the latest that has begun. */
import type { OutreachRound } from './round.ts';

export type ChosenRound = OutreachRound | 'no-round' | 'no-such-round';

/** Rounds come latest first; drafts have nothing to show yet. `today` is a day in China, YYYY-MM-DD. */
export function chooseRound(rounds: readonly OutreachRound[], asked: string | null, today: string): ChosenRound {
  const begun = rounds.filter(({ state }) => state !== 'draft');
  if (asked !== null) return begun.find(({ id }) => id === asked.toLowerCase()) ?? 'no-such-round';
  return begun.find((round) => isRunning(round, today)) ?? begun[0] ?? 'no-round';
}

export function isRunning({ state, opensOn, closesOn }: OutreachRound, today: string): boolean {
  return state === 'open' && opensOn !== null && closesOn !== null && opensOn <= today && today <= closesOn;
}

/** Nothing new happens in it, whether it was closed or ran out. */
export function isOver({ state, closesOn }: OutreachRound, today: string): boolean {
  return state === 'closed' || (closesOn !== null && closesOn < today);
}
