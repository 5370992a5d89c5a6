/** For every request: language, print size, translator and signed-in person into the locals, security headers onto the answer. */
import { LINLI_PUBLIC_URL } from 'astro:env/server';
import { defineMiddleware } from 'astro:middleware';
import { chosenLanguage, parseLanguage } from './i18n/language.ts';
import { messagesOf, readPublicAddress } from './i18n/public-address.ts';
import type { PublicLanguage } from './i18n/public-address.ts';
import { languageCookie, parsePrint, printCookie, rememberLanguage } from './i18n/preferences.ts';
import { inTraditional } from './i18n/traditional.ts';
import { translator } from './i18n/translator.ts';
import type { Translator } from './i18n/translator.ts';
import { isForeignPost } from './server/auth/foreign-post.ts';
import { signedIn } from './server/auth/signed-in.ts';
import { siteAddress } from './server/auth/site-address.ts';
import { securityHeaders } from './server/security-headers.ts';

export const onRequest = defineMiddleware(
  async ({ cookies, isPrerendered, locals, request, routePattern, url }, next) => {
    locals.route = routePattern;
    const asked = isPrerendered ? null : url.searchParams.get('lang');
    const addressed = readPublicAddress(url.pathname);
    const wished = chosenLanguage({
      asked,
      remembered: cookies.get(languageCookie)?.value,
      accepted: isPrerendered ? null : request.headers.get('accept-language'),
    });
    locals.publicLanguage = addressed.language ?? wished;
    locals.language = messagesOf(locals.publicLanguage);
    if (parseLanguage(asked)) rememberLanguage(cookies, locals.language);
    locals.print = isPrerendered ? addressed.print : parsePrint(cookies.get(printCookie)?.value);
    locals.t = translator(locals.language);
    locals.site = siteAddress(LINLI_PUBLIC_URL, url);
    if (!isPrerendered && isForeignPost(request, locals.site.origin)) return refusal(locals.t);
    const who = isPrerendered ? null : await signedIn({ cookies, url: locals.site }, new Date());
    locals.staff = who?.staff ?? null;
    locals.session = who;

    const response = await converted(await next(), locals.publicLanguage);
    for (const [name, value] of securityHeaders) response.headers.set(name, value);
    forbidInlineScripts(response.headers);
    allowFrame(response.headers, locals.frame);
    // The back button after signing out must not show figures.
    if (who !== null) response.headers.set('cache-control', 'private, no-store');
    return response;
  },
);

/** Every script is a file of this site; Astro lists the hash of each on every page, which would cost a phone 400 bytes. */
function forbidInlineScripts(headers: Headers): void {
  const policy = headers.get('content-security-policy');
  if (policy !== null) headers.set('content-security-policy', policy.replace(/(script-src 'self')[^;]*/, '$1'));
}

/** A page of the office may show how a questionnaire will look, in a frame; nothing else is framed, by anybody. */
function allowFrame(headers: Headers, frame: App.Locals['frame']): void {
  const policy = headers.get('content-security-policy');
  if (policy === null || frame === undefined) return;
  const allowed =
    frame === 'shows'
      ? `frame-src 'self'; ${policy}`
      : policy.replace(/frame-ancestors 'none'/, "frame-ancestors 'self'");
  headers.set('content-security-policy', allowed);
}

/** Pages in traditional characters are written in simplified ones and converted as a whole. */
async function converted(response: Response, language: PublicLanguage): Promise<Response> {
  const isText = /^(?:text\/html|application\/xml)/.test(response.headers.get('content-type') ?? '');
  if (language !== 'zh-TW' || !isText) return response;
  return new Response(await inTraditional(await response.text()), response);
}

function refusal(t: Translator): Response {
  return new Response(t('error.foreign'), { status: 403, headers: { 'content-type': 'text/plain; charset=utf-8' } });
}
