/** Remembers language and print size and goes back to the page they were changed on. */
import type { APIRoute } from 'astro';
import { returnAddress } from '../i18n/return-address.ts';
import { rememberPreferences } from '../i18n/preferences.ts';

export const POST: APIRoute = async ({ cookies, redirect, request }) => {
  const pressed = await request.formData().catch(() => null);
  if (pressed === null) return new Response(null, { status: 400 });
  rememberPreferences(cookies, pressed);
  return redirect(returnAddress(pressed.get('return')), 303);
};
