/** The phone's door: GET what it keeps to work offline, PUT what it recorded. The contract stands in src/server/visiting/README.md. */
import type { APIRoute } from 'astro';
import { parseVisitBatch } from '../../domain/outreach/visit-batch.ts';
import { recordVisits } from '../../server/db/visits.ts';
import { answering, isSomebodyElse, jsonOf, problem, visitorsDb } from '../../server/visiting/json-call.ts';
import { phoneLists } from '../../server/visiting/phone-lists.ts';

export const GET: APIRoute = async ({ locals }) => {
  const db = visitorsDb(locals);
  if (!db.ok) return db.problem;
  return answering(() => phoneLists(db.value.db, { staff: db.value.staff, site: locals.site, now: new Date() }));
};

export const PUT: APIRoute = async ({ locals, request }) => {
  const db = visitorsDb(locals);
  if (!db.ok) return db.problem;
  const sent = await jsonOf(request);
  if (!sent.ok) return sent.problem;
  const batch = parseVisitBatch(sent.value);
  if (!batch.ok) return problem(400, batch.problem);
  if (isSomebodyElse(batch.value.sender, db.value.staff)) return problem(409, 'somebody_else');
  return answering(() => recordVisits(db.value.db, batch.value));
};
