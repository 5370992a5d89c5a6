import { isEligible } from '../../domain/indicators/eligibility.ts';
import type { AnswerReceipt, AnswerRow } from '../db/service/record-answers.ts';
import type { LocalMoment } from './local-calendar.ts';
import type { Outcome, Submission } from './submission.ts';

/** What is known about a submission once it has been admitted and judged. */
export interface Judged {
  readonly id: string;
  readonly digest: string;
  readonly seconds: number | null;
  readonly flags: number;
  readonly trace: string | null;
  readonly moment: LocalMoment;
}

/** The row that is kept: community, channel and cluster of the code instead of the code, the week instead of the time. */
export function answerRow({ entryPoint, counting, answers, mode }: Submission, judged: Judged): AnswerRow {
  return {
    id: judged.id,
    wave_id: entryPoint.wave.id,
    community_id: entryPoint.community.id,
    channel: entryPoint.channel,
    mode,
    cluster: entryPoint.cluster,
    week: judged.moment.week,
    day: judged.moment.day,
    flags: judged.flags,
    eligible: isEligible(counting, answers),
    answers,
    digest: judged.digest,
    ...(judged.seconds === null ? {} : { seconds: judged.seconds }),
    ...(judged.trace === null ? {} : { trace: judged.trace }),
  };
}

export function outcomeOf(receipt: AnswerReceipt): Outcome {
  switch (receipt.status) {
    case 'stored':
    case 'stored_as_new':
      return { state: 'stored' };
    case 'already':
      return { state: 'already' };
    case 'refused':
      return receipt.reason === 'closed' ? { state: 'closed' } : { state: 'refused', reason: 'not_stored' };
  }
}
