/** A passer-by says through a code what is wrong with what carries it. */
import { parseEntryCode } from '../../domain/areas/entry-code.ts';
import { posterTroubles } from '../../domain/campaign/poster.ts';
import { reportPoster } from '../db/service/report-poster.ts';

/** False where nothing was chosen, or there is no such code. */
export async function notePosterTrouble(rawCode: string, typed: unknown): Promise<boolean> {
  const code = parseEntryCode(rawCode);
  const what = posterTroubles.find((one) => one === typed);
  return code !== null && what !== undefined && reportPoster(code, what);
}
