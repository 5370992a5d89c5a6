/** Notes that a passer-by said what is wrong with what carries a code: a count of the day, and nothing of who said it. */
import type { EntryCode } from '../../../domain/areas/entry-code.ts';
import type { PosterTrouble } from '../../../domain/campaign/poster.ts';
import { callApi } from '../clients.ts';
import { asService } from './as-service.ts';

/** False where there is no such code. */
export async function reportPoster(code: EntryCode, what: PosterTrouble): Promise<boolean> {
  return (await callApi(asService(), 'report_poster', { code, what })) === true;
}
