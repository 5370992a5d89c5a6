/** What the form of a plan shows: what was typed last, else what is kept, else nothing but the only sub-district there is. */
import type { Planned } from '../../../../actions/rounds.ts';
import type { PlanProblems, TypedPlan } from '../../../../domain/outreach/round-plan.ts';
import type { OutreachRound, RoundGap } from '../../../../domain/outreach/round.ts';
import type { PlanningOffice } from './offices.ts';

export interface Draft {
  readonly typed: TypedPlan;
  readonly problems: PlanProblems;
  readonly missing: readonly RoundGap[];
}

export type PlanMessage =
  | { readonly kind: 'said'; readonly said: 'saved' | 'opened' | 'closed' }
  | { readonly kind: 'missing'; readonly count: number }
  | { readonly kind: 'problem'; readonly problem: 'invalid' | 'unknown' | 'not_draft' | 'malformed' };

const noTexts = { what: '', why: '', how: '' } as const;

export function draftOf(
  round: OutreachRound | null,
  planned: Planned | null,
  offices: readonly PlanningOffice[],
): Draft {
  if (planned !== null && 'typed' in planned) {
    return {
      typed: planned.typed,
      problems: planned.status === 'invalid' ? planned.problems : {},
      missing: planned.status === 'missing' ? planned.missing : [],
    };
  }
  return { typed: round === null ? emptyPlan(offices) : typedFrom(round), problems: {}, missing: [] };
}

/** All communities, until somebody leaves one out. */
function emptyPlan(offices: readonly PlanningOffice[]): TypedPlan {
  const only = offices.length === 1 ? offices[0] : undefined;
  return {
    ...{ area: only?.id ?? '', title: '', opensOn: '', closesOn: '', task: '', people: '', responsible: '' },
    guide: { zh: noTexts, en: noTexts },
    communities: only?.communities.map(({ id }) => id) ?? [],
    materials: [],
  };
}

function typedFrom({ area, closesOn, communities, materials, opensOn, ...round }: OutreachRound): TypedPlan {
  return {
    ...{ area: area.id, title: round.title, opensOn: opensOn ?? '', closesOn: closesOn ?? '', task: round.task },
    ...{ people: round.people, responsible: round.responsible, guide: round.guide },
    communities: communities.map(({ id }) => id),
    materials: materials.map(({ id }) => id),
  };
}

export function messageOf(planned: Planned | null, said: string | null): PlanMessage | null {
  if (planned?.status === 'missing') return { kind: 'missing', count: planned.missing.length };
  if (planned && planned.status !== 'saved' && planned.status !== 'opened')
    return { kind: 'problem', problem: planned.status };
  const known = (['saved', 'opened', 'closed'] as const).find((one) => one === said);
  return known ? { kind: 'said', said: known } : null;
}
