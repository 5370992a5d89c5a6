/** What the phone sends when the questionnaire is finished. Made once: every further try sends the same. */
import type { Finished } from '../../browser/sending.ts';
import { newSubmissionId, phoneToken } from './phone.ts';
import type { Scene } from './scene.ts';

export function finishedFrom({ state, submissionId, wave, begun, address }: Scene): Finished {
  const seconds = begun ? Math.round((Date.now() - Number(begun)) / 1000) : null;
  const id = submissionId ?? newSubmissionId();
  return { address, message: { id, wave, answers: state.values, seconds, token: phoneToken() } };
}
