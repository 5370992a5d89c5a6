/** What the sign-in page shows after an attempt: which words beside which field, and the status that says the same to machines. */
import type { actions } from 'astro:actions';
import type { ActionReturnType } from 'astro:actions';
import type { SignInProblem } from '../../server/auth/sign-in.ts';

export type ShownProblem = SignInProblem['code'] | 'unreachable';

type Outcome = Awaited<ActionReturnType<typeof actions.signIn>> | undefined;

export interface SignInView {
  readonly signedIn: boolean;
  readonly status: 200 | 400 | 403 | 429 | 503;
  readonly problem: ShownProblem | null;
  readonly waitSeconds: number;
  readonly account: string;
  /** The page somebody wanted; not yet checked. */
  readonly next: string | null;
  readonly left: boolean;
}

export async function signInView(request: Request, outcome: Outcome): Promise<SignInView> {
  const typed = outcome === undefined ? null : await request.formData();
  const { searchParams } = new URL(request.url);
  const problem = problemOf(outcome);
  return {
    signedIn: outcome !== undefined && problem === null,
    status: statusOf(problem?.code ?? null),
    problem: problem?.code ?? null,
    waitSeconds: problem?.code === 'too-many' ? problem.waitSeconds : 0,
    account: text(typed?.get('account')).slice(0, 200),
    next: text(typed?.get('next')) || searchParams.get('next'),
    left: typed === null && searchParams.has('left'),
  };
}

function problemOf(outcome: Outcome): SignInProblem | { readonly code: 'unreachable' } | null {
  if (outcome?.error !== undefined) return { code: 'unreachable' };
  return outcome?.data ?? null;
}

function statusOf(problem: ShownProblem | null): SignInView['status'] {
  switch (problem) {
    case null:
      return 200;
    case 'account-missing':
    case 'password-missing':
    case 'wrong-pair':
      return 400;
    case 'inactive':
      return 403;
    case 'too-many':
      return 429;
    case 'unreachable':
      return 503;
  }
}

function text(field: unknown): string {
  return typeof field === 'string' ? field : '';
}
