/** What the page of one community in a round shows: estates or grids with their buildings, gaps, progress, and what may be asked again. */
import { mayIn } from '../../../../domain/access/permissions.ts';
import type { Language } from '../../../../domain/form/form.ts';
import { leftBy, sumOfDoors, type CountedDoors } from '../../../../domain/outreach/coverage.ts';
import { progressOf, type DayOfProgress } from '../../../../domain/outreach/progress.ts';
import { recontactReasons, type RecontactReason } from '../../../../domain/outreach/recontact-reasons.ts';
import { chooseRound, isOver } from '../../../../domain/outreach/round-choice.ts';
import { dayInChina } from '../../../../domain/outreach/time-of-day.ts';
import type { UserDb } from '../../../../server/db/clients.ts';
import type { Pass } from '../../../../server/auth/authorise.ts';
import {
  coverageDays,
  coverageWithin,
  offeredDoors,
  recontactList,
  staleBuildings,
  visitQuality,
} from '../../../../server/db/coverage.ts';
import { myRounds } from '../../../../server/db/rounds.ts';
import { gapRows, type GapRow } from './gap-rows.ts';
import { groupsOf, parseGrouping, placesIn, type Group, type Grouping } from './groups.ts';
import { kindChoice } from './kinds.ts';
import { nameOf, type Asked, type RoundHeading } from './overview.ts';
import { responsesOf, type Responses } from './responses.ts';
import { tell, type Place, type ShownRow } from './rows.ts';
import { unusuallyVacant } from './vacancy-notes.ts';
import { besideResidents, type Beside } from './wave-beside.ts';

export interface CommunityCoverage extends RoundHeading {
  readonly state: 'community';
  readonly id: string;
  readonly name: string;
  /** Whether the person leads here: small buildings are told, and doors to ask again are drawn. */
  readonly seesDoors: boolean;
  readonly total: CountedDoors;
  readonly tooFew: boolean;
  readonly grouping: Grouping;
  readonly groups: readonly Group[];
  /** Buildings too small to be told apart. */
  readonly together: ShownRow | null;
  readonly left: ReturnType<typeof leftBy>;
  readonly gaps: readonly GapRow[];
  readonly days: readonly DayOfProgress[];
  readonly reasons: readonly RecontactReason[];
  readonly vacant: readonly Place[];
  readonly recontact: { readonly seed: string; readonly doors: Awaited<ReturnType<typeof recontactList>> } | null;
  readonly responses: Responses | null;
  readonly beside: Beside | null;
}

export async function readCommunityCoverage(
  { db, staff }: Pass,
  asked: Asked & { readonly id: string },
  language: Language,
): Promise<CommunityCoverage | null> {
  const rounds = await myRounds(db);
  const today = dayInChina(asked.now.getTime());
  const round = chooseRound(rounds, asked.params.get('round'), today);
  if (typeof round === 'string') return null;
  const here = { round: round.id, community: asked.id };
  const office = round.area.id;
  const seesDoors = mayIn(staff, 'door:read', [asked.id, office]);
  const mayPlan = mayIn(staff, 'round:plan', [office]);
  const [found, more, beside] = await Promise.all([
    coverageWithin(db, round.id, asked.id),
    moreOf(db, here, { seed: seesDoors ? seedIn(asked.params) : null }),
    besideResidents(db, { community: asked.id, office }, asked.now),
  ]);
  if (found === null) return null;
  const choice = kindChoice(asked.params.get('kind'), found.buildings);
  const grouping = parseGrouping(asked.params.get('by'), found.buildings);
  const places = placesIn(found.buildings, choice.kind, language);
  const told = tell(places, seesDoors);
  const total = sumOfDoors(places.map(({ counted }) => counted));
  const over = isOver(round, today);
  return {
    ...{ state: 'community', ...choice, rounds: rounds.filter(({ state }) => state !== 'draft'), round, isOver: over },
    ...{
      id: asked.id,
      name: nameOf(found.community, language),
      seesDoors,
      mayPlan,
      total,
      tooFew: told.tooFew,
      grouping,
    },
    ...groupsOf(told, grouping),
    left: leftBy(total),
    gaps: over ? [] : gapRows(places, told, more.stale),
    days: progressOf(more.days.filter(({ kind }) => kind === choice.kind)),
    reasons: recontactReasons(more.quality),
    vacant: unusuallyVacant(told.apart),
    recontact: more.recontact,
    responses: responsesOf(
      more.offered.filter(({ community }) => community === asked.id),
      mayPlan || over,
    ),
    beside,
  };
}

async function moreOf(
  db: UserDb,
  here: { readonly round: string; readonly community: string },
  { seed }: { readonly seed: string | null },
) {
  const [days, stale, quality, offered, doors] = await Promise.all([
    coverageDays(db, here.round, here.community),
    staleBuildings(db, here),
    visitQuality(db, here.round, here.community),
    offeredDoors(db, here.round),
    seed === null ? [] : recontactList(db, here, seed),
  ]);
  return { days, stale, quality, offered, recontact: seed === null ? null : { seed, doors } };
}

/** Printed with the list, so that the same doors can be drawn again. */
function seedIn(params: URLSearchParams): string | null {
  const seed = params.get('seed');
  return seed !== null && /^[\w-]{1,40}$/.test(seed) ? seed : null;
}
