/** A form of a door's page as it was posted without script: a visit, or what came of a questionnaire. Posting again stores it once. */
import type { APIContext } from 'astro';
import { parseReports, parseVisitEvent, visitsVersion } from '../../domain/outreach/visit-batch.ts';
import { interviewOutcomes } from '../../domain/outreach/visit-event.ts';
import { weekOf } from '../../domain/outreach/week.ts';
import { addressOf, type Place } from '../../islands/visit/address.ts';
import { fields, filledIn } from '../../islands/visit/door-form.ts';
import { authorise, type Pass } from '../../server/auth/authorise.ts';
import { countInterviews, recordVisits } from '../../server/db/visits.ts';

type AtDoor = Extract<Place, { at: 'door' }>;
type Context = Pick<APIContext, 'locals' | 'url' | 'redirect' | 'rewrite' | 'request'>;

/** Where to go on, or in words why it was not taken. */
export async function posted(context: Context, place: AtDoor): Promise<Response | string> {
  const access = await authorise(context, 'visit:record');
  if (!access.ok) return access.problem;
  const form = await context.request.formData();
  return form.has(fields.outcome)
    ? counted(access.value, place, { form, context })
    : recorded(access.value, place, { form, context });
}

interface Post {
  readonly form: FormData;
  readonly context: Context;
}

async function recorded({ db, staff }: Pass, place: AtDoor, { context, form }: Post): Promise<Response | string> {
  const { t } = context.locals;
  const { building, door, round } = place;
  const event = parseVisitEvent({
    ...filledIn(form),
    ...{ id: form.get(fields.id), round, premises: door, worker: staff.id },
    ...{ happenedAt: form.get(fields.madeAt), offsetMs: 0 },
  });
  if (event === null) return t('visit.couldNotWhy');
  const { events } = await recordVisits(db, { sentAt: new Date().toISOString(), sender: staff.id, events: [event] });
  const [answer] = events;
  if (answer?.status === 'refused') return t(`visit.refusal.${answer.reason}`);
  return context.redirect(addressOf({ at: 'building', round, building }), 303);
}

async function counted({ db }: Pass, place: AtDoor, { context, form }: Post): Promise<Response | string> {
  const { building, round } = place;
  const outcome = interviewOutcomes.find((one) => one === form.get(fields.outcome));
  const back = addressOf(place);
  if (outcome === undefined) return context.redirect(back, 303);
  const report = { id: form.get(fields.report), round, building, week: weekOf(Date.now()), outcome };
  const read = parseReports({ version: visitsVersion, reports: [report] });
  if (!read.ok) return context.locals.t('visit.couldNotWhy');
  await countInterviews(db, read.value);
  return context.redirect(`${back}${back.includes('?') ? '&' : '?'}outcome=${outcome}`, 303);
}
