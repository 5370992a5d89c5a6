/** Whether this site can take answers: for load balancers and uptime checks. Particulars are on the metrics port. */
import type { APIRoute } from 'astro';
import { briefHealth } from '../../server/health/index.ts';

export const GET: APIRoute = async () => {
  const { status, body } = await briefHealth();
  return Response.json(body, { status, headers: { 'cache-control': 'no-store' } });
};
