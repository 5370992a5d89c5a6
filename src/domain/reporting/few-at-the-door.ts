/**
 * Whether so few were asked about awareness at the door that they may not be shown. Along channels they stand apart; along anything else
 * they are among the others, while the total that is judged leaves them out: the difference would show them.
 */
import { rateOf, rateRules } from '../indicators/rates.ts';
import type { CodedQuestion } from '../indicators/role-counts.ts';
import { answersBy, type Answered } from './answered.ts';
import { isShown } from './parts-of-sum.ts';
import type { CommunityTallies } from './tallies.ts';

export function hasFewAtTheDoor(name: string, question: CodedQuestion, community: CommunityTallies): boolean {
  return fewAtTheDoor(answersBy('channel', name, question, community).get('door'));
}

export function fewAtTheDoor(door: Answered | null | undefined): boolean {
  if (!door || !rateRules.awareness) return false;
  const { total } = rateOf(rateRules.awareness.standard, door.all);
  return total > 0 && !isShown(total);
}
