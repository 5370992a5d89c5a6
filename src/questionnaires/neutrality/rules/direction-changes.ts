/**
 * Scales that run the other way than the first one, or back and forth, or in random order: people who have learnt that
 * the best answer comes first would tick the opposite of what they mean.
 */
import { rolesOfScale, scaleOfRole, type Role } from '../../../domain/indicators/roles.ts';
import { choosesOne } from '../answering.ts';
import type { Rule } from '../finding.ts';
import { property } from '../json.ts';
import type { ReadQuestion } from '../reading.ts';
import { sideOf } from '../wording/polarity.ts';

type Direction = 'best first' | 'worst first' | 'mixed';

export const directionChanges: Rule = {
  id: 'directionChanges',
  severity: 'error',
  offences: ({ questions }) => {
    const scales = questions.filter(choosesOne).flatMap((question) => {
      const direction = directionOf(question);
      return direction ? [{ question, direction }] : [];
    });
    const usual = scales.find(({ direction }) => direction !== 'mixed')?.direction;
    return scales
      .filter(({ direction }) => direction !== usual)
      .map(({ question: { name, place } }) => ({ place, params: { question: name } }));
  },
};

function directionOf(question: ReadQuestion): Direction | null {
  const ranks = ranksOf(question);
  if (ranks.length < 2) return null;
  const order = property(question.json, 'choicesOrder');
  // By its words, too: the alphabet knows no better and worse.
  if (order === 'random' || order === 'asc' || order === 'desc') return 'mixed';
  if (isRising(ranks)) return 'best first';
  return isRising(ranks.toReversed()) ? 'worst first' : 'mixed';
}

/** Best is lowest. From the roles; without roles, from the side on which the wording stands. */
function ranksOf({ choices }: ReadQuestion): number[] {
  const byRole = choices.flatMap(({ role }) => (role ? rankOfRole(role) : []));
  if (byRole.length > 0) return byRole;
  const sides = choices.map(sideOf);
  const ranks = sides.flatMap((side) => (side === 'positive' ? [0] : side === 'negative' ? [2] : []));
  return ranks.includes(0) && ranks.includes(2) ? ranks : [];
}

const unordered = new Set(['apart', 'mentions', 'eligibility']);

function rankOfRole(role: Role): number[] {
  const scale = scaleOfRole(role);
  const roles: readonly Role[] = rolesOfScale[scale];
  return unordered.has(scale) ? [] : [roles.indexOf(role)];
}

function isRising(ranks: readonly number[]): boolean {
  return ranks.every((rank, index) => index === 0 || rank >= (ranks[index - 1] ?? rank));
}
