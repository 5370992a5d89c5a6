/**
 * Counts of doors and of offered questionnaires as the standard definitions want them, for response rates. Only buildings where the
 * questionnaire was offered at all are in it. Doors where the talk was given without an offer are left out: nobody was asked there.
 */
import { responseRates, type Dispositions, type ResponseRates } from '../statistics/response-rates.ts';
import { aaporCodes, dispositions, type Disposition } from './disposition.ts';
import type { InterviewOutcome } from './visit-event.ts';

export type OfferedDoors = Readonly<Record<InterviewOutcome, number>> & {
  readonly doors: Readonly<Record<Exclude<Disposition, 'talk_given'> | 'informed', number>>;
};

export function doorDispositions(offered: OfferedDoors): Dispositions {
  const of = (wanted: string) =>
    dispositions.reduce((sum, result) => {
      if (result === 'talk_given' || aaporCodes[result].class !== wanted) return sum;
      return sum + offered.doors[result];
    }, 0);
  return {
    I: offered.complete,
    P: offered.partial,
    R: offered.declined + of('R'),
    NC: of('NC'),
    O: of('O'),
    UH: of('UH'),
    UO: 0,
    NE: of('NE'),
  };
}

export function doorResponseRates(offered: OfferedDoors): ResponseRates {
  return responseRates(doorDispositions(offered));
}
