/** One request for the form of an activity: the form to show, with what was typed and why it was not taken, or the way to one's own link. */
import { LINLI_TRUST_PROXY } from 'astro:env/server';
import type { APIContext } from 'astro';
import { readSignUp, type SignUpProblems, type TypedSignUp } from '../../domain/activities/sign-up.ts';
import { publicAddress } from '../../i18n/public-address.ts';
import { newSeed, parseSeed } from '../../server/activities/ticket.ts';
import { takeSignUp, type TakenSignUp } from '../../server/activities/take-sign-up.ts';
import { clientAddress } from '../../server/intake/client-address.ts';

type Context = Pick<APIContext, 'clientAddress' | 'locals' | 'redirect' | 'request'>;
type Refusal = Exclude<TakenSignUp['status'], 'signed' | 'unknown'>;

export interface SignUpScene {
  readonly status: number;
  readonly typed: TypedSignUp;
  readonly seed: string;
  readonly problems: SignUpProblems;
  readonly refused: { readonly because: Refusal; readonly minutes: number } | null;
  /** Seconds. */
  readonly retryAfter: number | null;
}

const empty = { status: 200, typed: { name: '', phone: '' }, problems: {}, refused: null, retryAfter: null };

/** null: there is no such activity to sign up for. */
export async function signUpScene(context: Context, activity: number): Promise<SignUpScene | Response | null> {
  if (context.request.method !== 'POST') return { ...empty, seed: newSeed() };
  // What is no form at all is an empty one.
  const fields = await context.request.formData().catch(() => new FormData());
  const typed = { name: text(fields, 'name', 100), phone: text(fields, 'phone', 60) };
  const seed = parseSeed(fields.get('seed'));
  const read = readSignUp(typed);
  if (!read.ok) return { ...empty, status: 422, typed, seed, problems: read.problem };
  const taken = await takeSignUp({ activity, seed, person: read.value, address: addressOf(context) });
  if (taken.status === 'unknown') return null;
  if (taken.status === 'signed') {
    const { publicLanguage } = context.locals;
    return context.redirect(publicAddress(`/take-part/mine/${taken.token}?said=signed`, publicLanguage), 303);
  }
  const retryAfter = taken.status === 'throttled' ? taken.retryAfter : taken.status === 'away' ? 30 : null;
  const refused = { because: taken.status, minutes: Math.ceil((retryAfter ?? 0) / 60) };
  return { ...empty, status: statusOf[taken.status], typed, seed, refused, retryAfter };
}

const statusOf: Readonly<Record<Refusal, number>> = {
  ...{ already: 409, full: 409, closed: 409, cancelled: 409 },
  ...{ throttled: 429, away: 503 },
};

function text(fields: FormData, name: string, most: number): string {
  const value = fields.get(name);
  return typeof value === 'string' ? value.slice(0, most) : '';
}

function addressOf({ clientAddress: connection, request }: Context): string {
  return clientAddress(connection, request.headers.get('x-forwarded-for'), LINLI_TRUST_PROXY);
}
