/**
 * The gate of the preview. It stands in a frame of the office's own page, and so must all it may lead to: the page to sign in
 * is framed by nobody, and a browser would show a broken frame in its place.
 */
import type { APIContext } from 'astro';
import { refused, type Result } from '../../../../domain/result.ts';
import { authorise, type Pass } from '../../../../server/auth/authorise.ts';

type Place = Pick<APIContext, 'locals' | 'redirect' | 'rewrite' | 'url'>;

export async function previewPass(place: Place): Promise<Result<Pass, Response>> {
  place.locals.frame = 'shown';
  if (place.locals.session === null) return refused(await place.rewrite('/office/questionnaires/signed-out'));
  return authorise(place, 'questionnaire:edit');
}
