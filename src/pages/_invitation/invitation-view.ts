/** What the page of an invitation shows: whom it is for, what was typed so far, and what to put right. */
import type { ActionReturnType, actions } from 'astro:actions';

import { translator } from '../../i18n/translator.ts';
import type { AcceptanceProblem } from '../../server/auth/accept-invitation.ts';
import { invitationBehind, type Invitation } from '../../server/auth/invitations.ts';

export type ShownProblem = AcceptanceProblem | 'unreachable';
type Outcome = Awaited<ActionReturnType<typeof actions.acceptInvitation>> | undefined;

export type InvitationView =
  | { readonly state: 'accepted' }
  | { readonly state: 'void'; readonly status: 410 }
  | { readonly state: 'unreachable'; readonly status: 503 }
  | InvitationForm;

export interface InvitationForm {
  readonly state: 'form';
  readonly status: 200 | 400 | 503;
  readonly invitation: Invitation;
  readonly problem: ShownProblem | null;
  readonly typed: Typed;
}

export interface Typed {
  readonly account: string;
  readonly officeZh: string;
  readonly officeEn: string;
}

export async function invitationView(request: Request, token: string, outcome: Outcome): Promise<InvitationView> {
  const problem = problemOf(outcome);
  if (outcome !== undefined && problem === null) return { state: 'accepted' };
  if (problem === 'void') return { state: 'void', status: 410 };
  const form = outcome === undefined ? null : await request.formData();
  try {
    const invitation = await invitationBehind(token);
    if (invitation === null) return { state: 'void', status: 410 };
    const typed = form === null ? namedBefore(invitation) : typedIn(form);
    return { state: 'form', status: statusOf(problem), invitation, problem, typed };
  } catch {
    return { state: 'unreachable', status: 503 };
  }
}

function problemOf(outcome: Outcome): ShownProblem | null {
  if (outcome?.error !== undefined) return 'unreachable';
  return outcome?.data ?? null;
}

function statusOf(problem: ShownProblem | null): InvitationForm['status'] {
  if (problem === null) return 200;
  return problem === 'unreachable' ? 503 : 400;
}

function typedIn(form: FormData): Typed {
  const text = (name: string) => {
    const value = form.get(name);
    return typeof value === 'string' ? value.slice(0, 200) : '';
  };
  return { account: text('account'), officeZh: text('office-zh'), officeEn: text('office-en') };
}

/** An office whose areas were imported has its name; the placeholder of a first start is none. */
function namedBefore({ office }: Invitation): Typed {
  const placeholder = translator('zh-CN')('start.officeName');
  const isNamed = office !== null && office.zh !== placeholder;
  return { account: '', officeZh: isNamed ? office.zh : '', officeEn: isNamed ? office.en : '' };
}
