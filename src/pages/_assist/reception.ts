/** How staff are received at a questionnaire they fill in for somebody: who they are decides the database on each request. */
import type { APIContext } from 'astro';
import { requirePermission } from '../../domain/access/permissions.ts';
import type { AssistedMode } from '../../domain/outreach/assisted.ts';
import type { Translator } from '../../i18n/translator.ts';
import { wordsIn, type Words } from '../../islands/questionnaire/words.ts';
import { assistedDoor } from '../../server/answering/assisted-door.ts';
import { entranceOf } from '../../server/answering/entrance.ts';
import { authorise } from '../../server/auth/authorise.ts';
import { asUser } from '../../server/db/clients.ts';
import type { Reception } from '../_questionnaire/request.ts';

type Place = Pick<APIContext, 'locals' | 'url'>;

export function receptionOf(mode: AssistedMode, { locals, url }: Place): Reception {
  /** A sheet of a wave that closed while it lay on the desk: the start page names its wave in the address. */
  const named = url.searchParams.get('wave') ?? undefined;
  return {
    enter: ({ params }, wave = named) => {
      const { language, session, staff } = locals;
      if (session === null || !requirePermission(staff, 'answer:assist').ok) return null;
      const door = assistedDoor(asUser(session.accessToken), mode);
      return entranceOf(params['code'] ?? '', { language, now: new Date(), wave }, door);
    },
    wordsIn: interviewersWords,
    countsScans: false,
  };
}

/**
 * The gate of these pages. What was posted after the session had ended is kept by the page itself; everything else goes to
 * sign in, or is told that it is not allowed.
 */
export async function turnedAway(
  place: Pick<APIContext, 'locals' | 'url' | 'redirect' | 'rewrite' | 'request'>,
): Promise<Response | null> {
  if (place.request.method === 'POST' && place.locals.staff === null) return null;
  const access = await authorise(place, 'answer:assist');
  return access.ok ? null : access.problem;
}

/** The one failure that a resident cannot meet: the session ended in the middle of an interview. */
function interviewersWords(t: Translator): Words {
  const words = wordsIn(t);
  return { ...words, failures: { ...words.failures, refused: t('assist.notStored') } };
}
