/** Hands a finished questionnaire over: the gate first, then the intake; both the plain form and the script end here. */
import { checkSubmission } from '../../domain/form/index.ts';
import type { Problem, Today } from '../../domain/form/index.ts';
import { submitAnswer } from '../intake/index.ts';
import type { Outcome } from '../intake/index.ts';
import { observer } from '../metrics/observer.ts';
import type { OpenEntrance } from './entrance.ts';

export interface Finished {
  /** Not yet checked. */
  readonly answers: unknown;
  readonly submissionId: string;
  readonly seconds: number | null;
  readonly token: string | null;
  /** Whom to count the request against. */
  readonly address: string;
}

export type Sent = { readonly state: 'problems'; readonly problems: readonly Problem[] } | Outcome;

export async function send(
  { form, entryPoint, counting, mode }: OpenEntrance,
  { answers, ...rest }: Finished,
  today: Today,
): Promise<Sent> {
  const checked = checkSubmission(form, answers, today);
  if (!checked.ok) {
    observer().answer('problems');
    return { state: 'problems', problems: checked.problem };
  }
  return submitAnswer({ form, entryPoint, counting, answers: checked.value, mode, ...rest });
}

/** How each outcome is said in HTTP. */
export function statusOf(sent: Sent): number {
  switch (sent.state) {
    case 'stored':
    case 'already':
      return 200;
    case 'closed':
      return 410;
    case 'problems':
      return 422;
    case 'throttled':
      return 429;
    case 'busy':
      return 503;
    case 'refused':
      return sent.reason === 'submission_id' ? 400 : 500;
  }
}

export function retryHeader(sent: Sent): Record<string, string> {
  return sent.state === 'busy' || sent.state === 'throttled' ? { 'retry-after': String(sent.retryAfter) } : {};
}
