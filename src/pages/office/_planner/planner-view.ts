/** What the planner shows: the goal as typed, what is wrong with it, and for each community of the wave the answers it needs. */
import {
  answersNeeded,
  parseGoal,
  usualGoal,
  type Goal,
  type GoalProblems,
  type Needed,
  type TypedGoal,
} from '../../../domain/reporting/index.ts';
import type { UserDb } from '../../../server/db/clients.ts';
import { wavePlan, type PlannedCommunity, type WavePlan } from '../../../server/db/wave-plan.ts';
import { wavesOf, type Wave } from '../../../server/db/waves.ts';
import { chooseWave, stateOf, type WaveState } from '../_overview/wave-choice.ts';

/** Why nothing was written; what was typed and chosen stays. */
export interface Outcome {
  readonly status: 'unknown' | 'closed' | 'changed' | 'invalid' | 'none-chosen';
  readonly chosen: readonly string[];
}

export interface NeededRow extends Needed {
  readonly community: PlannedCommunity;
  /** With households drawn by chance; null where that is not asked, or households are not known. */
  readonly drawn: number | null;
  readonly isChosen: boolean;
}

export interface ShownWave extends Wave {
  readonly state: WaveState;
}

export type Message = { readonly kind: 'filled'; readonly changed: number } | { readonly kind: Outcome['status'] };

export interface Planning {
  readonly state: 'planning';
  readonly status: 200 | 400 | 404 | 409;
  readonly waves: readonly ShownWave[];
  readonly wave: ShownWave;
  readonly settings: WavePlan['wave'];
  readonly typed: TypedGoal;
  readonly problems: GoalProblems;
  readonly goal: Goal | null;
  readonly communities: readonly PlannedCommunity[];
  /** Of one community, or of all; empty while the goal is not clear. */
  readonly rows: readonly NeededRow[];
  readonly only: string | null;
  readonly isClosed: boolean;
  readonly message: Message | null;
}

export type PlannerView = { readonly state: 'no-wave' | 'no-such-wave' } | Planning;

interface Asked {
  readonly url: URL;
  readonly now: Date;
  readonly outcome: Outcome | null;
}

const statuses = { unknown: 404, closed: 409, changed: 409, invalid: 400, 'none-chosen': 400 } as const;

export async function readPlanner(db: UserDb, { url, now, outcome }: Asked): Promise<PlannerView> {
  const waves = (await wavesOf(db, 'with drafts')).map((wave) => ({ ...wave, state: plannedState(wave, now) }));
  const wave = chooseWave(waves, url.searchParams.get('wave'));
  if (typeof wave === 'string') return { state: wave };
  const plan = await wavePlan(db, wave.id);
  const only = nonEmpty(url.searchParams.get('community'));
  const isKnown = only === null || plan?.communities.some(({ id }) => id === only);
  if (!plan || !isKnown || outcome?.status === 'unknown') return { state: 'no-such-wave' };
  const typed = typedIn(url.searchParams);
  const parsed = parseGoal(typed);
  const goal = parsed.ok ? parsed.value : null;
  const communities = plan.communities.filter(({ id }) => only === null || id === only);
  const rowOf = (community: PlannedCommunity) => ({
    ...neededBy(community, goal, plan.wave),
    isChosen: isChosen(community, outcome),
  });
  return {
    ...{ state: 'planning', waves, wave, typed, goal, only, settings: plan.wave, communities: plan.communities },
    status: outcome ? statuses[outcome.status] : 200,
    problems: parsed.ok ? {} : parsed.problem,
    rows: goal ? communities.map(rowOf) : [],
    isClosed: wave.state === 'closed',
    message: messageOf(outcome, url.searchParams.get('filled')),
  };
}

/** A draft has not begun, whatever its dates. */
function plannedState(wave: Wave, now: Date): WaveState {
  return wave.isDraft === true ? 'notOpen' : stateOf(wave, now);
}

/** Where the form leads back to after it wrote: the same question, so that nothing has to be typed again. */
export function filledPath(url: URL, changed: number): string {
  const there = new URL(url);
  for (const name of [...there.searchParams.keys()]) if (name.startsWith('_')) there.searchParams.delete(name);
  there.searchParams.set('filled', String(changed));
  return there.pathname + there.search;
}

/** A form sends what is not chosen as nothing. */
function nonEmpty(text: string | null): string | null {
  return text === null || text === '' ? null : text.toLowerCase();
}

function typedIn(parameters: URLSearchParams): TypedGoal {
  const typed = (name: keyof TypedGoal) => parameters.get(name)?.slice(0, 40) ?? usualGoal[name];
  return {
    ...{ goal: typed('goal'), share: typed('share'), margin: typed('margin') },
    ...{ negatives: typed('negatives'), sampling: typed('sampling') },
  };
}

function neededBy(
  community: PlannedCommunity,
  goal: Goal | null,
  planning: WavePlan['wave'],
): Omit<NeededRow, 'isChosen'> {
  const { households } = community;
  if (!goal) return { community, answers: null, isOutOfReach: false, drawn: null };
  const needed = answersNeeded(goal, planning, households);
  const asDrawn = goal.kind === 'margin' && !goal.isDrawn ? { ...goal, isDrawn: true } : null;
  const drawn = asDrawn && households ? answersNeeded(asDrawn, planning, households).answers : null;
  return { community, ...needed, drawn };
}

/** All of them until somebody has chosen. */
function isChosen({ id }: PlannedCommunity, outcome: Outcome | null): boolean {
  return outcome === null || outcome.chosen.includes(id);
}

function messageOf(outcome: Outcome | null, filled: string | null): Message | null {
  if (outcome) return { kind: outcome.status };
  return filled !== null && /^\d{1,4}$/.test(filled) ? { kind: 'filled', changed: Number(filled) } : null;
}
