/** The end of a public page stood on somebody's screen: one more in the sum of the day (src/server/start/reach-step.ts). Nothing to show. */
import type { APIRoute } from 'astro';

export const GET: APIRoute = () => new Response(null, { status: 204, headers: { 'cache-control': 'no-store' } });
