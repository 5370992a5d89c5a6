/** What became of questionnaires at doors: only counts of a building and week. Apart from visits, so that nothing joins the two. */
import type { APIRoute } from 'astro';
import { parseReports, visitsVersion } from '../../domain/outreach/visit-batch.ts';
import { countInterviews } from '../../server/db/visits.ts';
import { answering, jsonOf, problem, visitorsDb } from '../../server/visiting/json-call.ts';

export const PUT: APIRoute = async ({ locals, request }) => {
  const db = visitorsDb(locals);
  if (!db.ok) return db.problem;
  const sent = await jsonOf(request);
  if (!sent.ok) return sent.problem;
  const reports = parseReports(sent.value);
  if (!reports.ok) return problem(400, reports.problem);
  return answering(async () => ({
    version: visitsVersion,
    reports: await countInterviews(db.value.db, reports.value),
  }));
};
