/** Response rates at the door, where the questionnaire was offered; null where it was offered to nobody, or to so few that one could be told. */
import { doorDispositions, doorResponseRates, type OfferedDoors } from '../../../../domain/outreach/door-response.ts';
import { fewestDoors } from '../../../../domain/outreach/small-places.ts';
import type { Dispositions, ResponseRates } from '../../../../domain/statistics/index.ts';

export type Responses =
  | { readonly state: 'shown'; readonly offered: number; readonly counts: Dispositions; readonly rates: ResponseRates }
  | { readonly state: 'few' | 'later' };

/** Leads see doors and who goes there: what became of questionnaires is told to them when the round is over. */
export function responsesOf(found: readonly OfferedDoors[], maySee: boolean): Responses | null {
  const offered = found.reduce((sum, { complete, declined, partial }) => sum + complete + declined + partial, 0);
  if (offered === 0) return null;
  if (!maySee) return { state: 'later' };
  if (offered < fewestDoors) return { state: 'few' };
  const all = sumOffered(found);
  return { state: 'shown', offered, counts: doorDispositions(all), rates: doorResponseRates(all) };
}

function sumOffered(found: readonly OfferedDoors[]): OfferedDoors {
  return found.reduce((sum, { complete, declined, doors, partial }) => ({
    declined: sum.declined + declined,
    partial: sum.partial + partial,
    complete: sum.complete + complete,
    doors: {
      informed: sum.doors.informed + doors.informed,
      met_later: sum.doors.met_later + doors.met_later,
      nobody_home: sum.doors.nobody_home + doors.nobody_home,
      no_answer: sum.doors.no_answer + doors.no_answer,
      refused: sum.doors.refused + doors.refused,
      no_access: sum.doors.no_access + doors.no_access,
      vacant: sum.doors.vacant + doors.vacant,
      not_found: sum.doors.not_found + doors.not_found,
    },
  }));
}
