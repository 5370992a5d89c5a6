/** What the overview of a round shows: every community of the person, by counts alone. */
import { mayIn, requirePermission } from '../../../../domain/access/permissions.ts';
import { leftBy, sumOfDoors, type CountedDoors } from '../../../../domain/outreach/coverage.ts';
import type { NamedArea } from '../../../../domain/outreach/premises.ts';
import { progressOf, type DayOfProgress } from '../../../../domain/outreach/progress.ts';
import { chooseRound, isOver } from '../../../../domain/outreach/round-choice.ts';
import type { OutreachRound } from '../../../../domain/outreach/round.ts';
import { dayInChina } from '../../../../domain/outreach/time-of-day.ts';
import type { Language } from '../../../../domain/form/form.ts';
import type { Pass } from '../../../../server/auth/authorise.ts';
import { coverageDays, offeredDoors, roundCoverage } from '../../../../server/db/coverage.ts';
import { myRounds } from '../../../../server/db/rounds.ts';
import { kindChoice, type KindChoice } from './kinds.ts';
import { responsesOf, type Responses } from './responses.ts';
import { countedOf, rowsOf, tell, type Place, type ShownRow } from './rows.ts';
import { unusuallyVacant } from './vacancy-notes.ts';

export interface Asked {
  /** `round`, `kind`. */
  readonly params: URLSearchParams;
  readonly now: Date;
}

export interface RoundHeading extends KindChoice {
  readonly rounds: readonly OutreachRound[];
  readonly round: OutreachRound;
  readonly isOver: boolean;
  readonly mayPlan: boolean;
}

export interface RoundOverview extends RoundHeading {
  readonly state: 'round';
  readonly total: CountedDoors;
  readonly rows: readonly ShownRow[];
  readonly left: ReturnType<typeof leftBy>;
  readonly days: readonly DayOfProgress[];
  readonly vacant: readonly Place[];
  readonly responses: Responses | null;
  /** The only one, where there is one: its own page says more. */
  readonly only: string | null;
  /** Communities of which no door is known. */
  readonly unlisted: readonly { readonly id: string; readonly name: string }[];
  /** So few doors of this kind that nothing is said. */
  readonly tooFew: boolean;
}

export type CoveragePage = RoundOverview | { readonly state: 'no-round' | 'no-such-round'; readonly mayPlan: boolean };

export async function readCoverage({ db, staff }: Pass, asked: Asked, language: Language): Promise<CoveragePage> {
  const rounds = await myRounds(db);
  const today = dayInChina(asked.now.getTime());
  const mayPlanAny = requirePermission(staff, 'round:plan').ok;
  const round = chooseRound(rounds, asked.params.get('round'), today);
  if (typeof round === 'string') return { state: round, mayPlan: mayPlanAny };
  const [found, days, offered] = await Promise.all([
    roundCoverage(db, round.id),
    coverageDays(db, round.id),
    offeredDoors(db, round.id),
  ]);
  if (found === null) return { state: 'no-such-round', mayPlan: mayPlanAny };
  const choice = kindChoice(asked.params.get('kind'), found.communities);
  const places = found.communities.map((community) => ({
    ...{ id: community.id, name: nameOf(community, language) },
    counted: countedOf(community.kinds, choice.kind),
  }));
  const total = sumOfDoors(places.map(({ counted }) => counted));
  const mayPlan = mayIn(staff, 'round:plan', [round.area.id]);
  const told = tell(places, !mayPlan);
  const over = isOver(round, today);
  return {
    ...{
      state: 'round',
      ...choice,
      rounds: rounds.filter(({ state }) => state !== 'draft'),
      round,
      isOver: over,
      mayPlan,
    },
    ...{ total, rows: rowsOf(told), tooFew: told.tooFew, left: leftBy(total) },
    days: progressOf(days.filter(({ kind }) => kind === choice.kind)),
    unlisted: found.communities
      .filter(({ kinds }) => Object.values(kinds).every(({ doors }) => doors === 0))
      .map((community) => ({ id: community.id, name: nameOf(community, language) })),
    vacant: unusuallyVacant(told.apart),
    responses: responsesOf(offered, mayPlan || over),
    only: found.communities.length === 1 ? (found.communities[0]?.id ?? null) : null,
  };
}

export function nameOf({ nameEn, nameZh }: NamedArea, language: Language): string {
  return language === 'en' ? nameEn : nameZh;
}
