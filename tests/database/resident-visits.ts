/** Residents at the door of the site: what `/q/CODE` makes of a request, over a real database. */
import type { Shown } from '../../src/pages/_questionnaire/request.ts';
import { questionnaireFor } from '../../src/pages/_questionnaire/request.ts';
import { translator } from '../../src/i18n/translator.ts';

const site = 'http://linli.test';
type Context = Parameters<typeof questionnaireFor>[0];

export interface Visit {
  readonly code: string;
  /** Fields of the plain form. */
  readonly form?: Readonly<Record<string, string>>;
  /** The message of the page's script. */
  readonly json?: unknown;
}

export function visit({ code, form, json }: Visit): Promise<Response | Shown> {
  const body = form ? new URLSearchParams(form) : json === undefined ? undefined : JSON.stringify(json);
  const type = form ? 'application/x-www-form-urlencoded' : 'application/json';
  const request = new Request(`${site}/q/${code}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: { 'content-type': type, 'user-agent': 'Mozilla/5.0' },
    ...(body === undefined ? {} : { body }),
  });
  return questionnaireFor(contextOf(code, request));
}

function contextOf(code: string, request: Request): Context {
  const chosen = new Map<string, string>();
  return {
    request,
    params: { code },
    clientAddress: '203.0.113.7',
    locals: {
      language: 'zh-CN',
      publicLanguage: 'zh-CN',
      print: 'normal',
      t: translator('zh-CN'),
      site: new URL('http://linli.test'),
      staff: null,
      session: null,
    },
    cookies: { set: (name: string, value: string) => void chosen.set(name, value) } as unknown as Context['cookies'],
    redirect: (path: string, status = 302) => new Response(null, { status, headers: { location: path } }),
  };
}

/** The page that is shown, or a failure naming what came instead. */
export async function pageShown(visited: Promise<Response | Shown>): Promise<Shown> {
  const shown = await visited;
  if (shown instanceof Response) throw new Error(`answered ${shown.status} without a page`);
  return shown;
}
