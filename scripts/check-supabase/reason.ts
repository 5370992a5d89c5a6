/** One line in two languages for whatever stopped the check: our own problems, refusals to start, and what Auth or the database said. */
import { BackendProblem } from '../../src/lite/backend-problem.ts';
import { DatabaseError } from '../../src/server/db/clients.ts';
import { checkProblemMessage, problemMessage } from '../../src/server/start/messages.ts';
import type { CheckProblemCode } from '../../src/server/start/messages.ts';
import { StartProblem } from '../../src/server/start/start-problem.ts';
import { CheckProblem } from './check-problem.ts';

export function reasonOf(cause: unknown): string {
  if (cause instanceof CheckProblem) return checkProblemMessage(cause.code, cause.particulars);
  if (cause instanceof BackendProblem || cause instanceof StartProblem)
    return problemMessage(cause.code, cause.particulars);
  if (cause instanceof DatabaseError) return checkProblemMessage('database', { reason: cause.message });
  const code = codeOf(cause);
  const setting = settings[code];
  if (setting !== undefined) return checkProblemMessage(setting, { code });
  return checkProblemMessage('unexpected', { reason: cause instanceof Error ? cause.message : String(cause) });
}

/** Codes of Supabase Auth, and the setting behind each. */
const settings: Readonly<Record<string, CheckProblemCode>> = {
  signup_disabled: 'sign-up-off',
  email_provider_disabled: 'sign-up-off',
  email_not_confirmed: 'confirmation-on',
  // An address is looked up only where something is to be sent to it.
  email_address_invalid: 'confirmation-on',
  email_address_not_authorized: 'confirmation-on',
  over_email_send_rate_limit: 'confirmation-on',
  over_request_rate_limit: 'too-often',
  captcha_failed: 'captcha-on',
};

function codeOf(cause: unknown): string {
  if (!(cause instanceof Error) || !('code' in cause)) return '';
  return typeof cause.code === 'string' ? cause.code : '';
}
