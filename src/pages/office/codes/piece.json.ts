/** The next codes of what the form of new ones asks for, for the page's script: {status, made, left}. Signed out, and for nobody's office, 403. */
import type { APIRoute } from 'astro';
import { actions, isActionError } from 'astro:actions';

export const POST: APIRoute = async ({ callAction, request }) => {
  const fields = await request.formData().catch(() => null);
  if (fields === null) return new Response(null, { status: 400 });
  const { data, error } = await callAction(actions.makeCodes, fields);
  if (error) {
    if (isActionError(error)) return new Response(null, { status: error.status });
    throw error as Error;
  }
  return Response.json(
    { status: data.status, made: data.made, left: data.left },
    { status: data.status === 'made' ? 200 : 422, headers: { 'Cache-Control': 'no-store' } },
  );
};
