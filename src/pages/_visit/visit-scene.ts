/** What a page of the worker's site shows without script: the lists as the server has them just now, and ids for its forms. */
import type { APIContext } from 'astro';
import { randomUUID } from 'node:crypto';
import { interviewOutcomes } from '../../domain/outreach/visit-event.ts';
import type { Place } from '../../islands/visit/address.ts';
import { nothingAtDoor, type AtDoor, type Scene } from '../../islands/visit/scene.ts';
import { visitWordsIn } from '../../islands/visit/words.ts';
import { authorise, type Pass } from '../../server/auth/authorise.ts';
import { phoneLists } from '../../server/visiting/phone-lists.ts';
import { accepted, type Result } from '../../domain/result.ts';

type Context = Pick<APIContext, 'locals' | 'url' | 'redirect' | 'rewrite'>;

export async function visitScene(
  context: Context,
  place: Place,
  refusal: string | null = null,
): Promise<Result<Scene, Response>> {
  const access = await authorise(context, 'visit:record');
  if (!access.ok) return access;
  return accepted(await sceneFor(access.value, context, { place, refusal }));
}

interface Shown {
  readonly place: Place;
  /** Why what was posted was not taken. */
  readonly refusal: string | null;
}

export async function sceneFor(
  { db, staff }: Pass,
  { locals, url }: Context,
  { place, refusal }: Shown,
): Promise<Scene> {
  const now = new Date();
  const { entries, rounds, worker } = await phoneLists(db, { staff, site: locals.site, now });
  const plain = { visitId: randomUUID(), reportId: randomUUID(), madeAt: now.toISOString(), refusal };
  return {
    ...{ words: visitWordsIn(locals.t), language: locals.language, now: now.getTime(), place },
    ...{ worker, rounds, entries, unsent: [], phone: null, plain, atDoor: atDoorIn(url.searchParams) },
  };
}

function atDoorIn(asked: URLSearchParams): AtDoor {
  const open = asked.get('asked');
  return {
    ...nothingAtDoor,
    asked: open === 'qr' || open === 'outcome' ? open : 'no',
    outcome: interviewOutcomes.find((one) => one === asked.get('outcome')) ?? null,
  };
}
