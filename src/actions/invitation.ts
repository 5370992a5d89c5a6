/** Taking up an invitation. A plain form; the token comes from the cookie that the link left. */
import { defineAction } from 'astro:actions';

import { acceptInvitation as accept, type AcceptanceProblem } from '../server/auth/accept-invitation.ts';
import { dropInvitation, readInvitation } from '../server/auth/invitation-cookie.ts';
import { keepTokens } from '../server/auth/session-cookies.ts';

export const acceptInvitation = defineAction({
  accept: 'form',
  handler: async (fields, { cookies, locals }): Promise<AcceptanceProblem | null> => {
    const typed = (name: string): string => {
      const value = fields.get(name);
      return typeof value === 'string' ? value : '';
    };
    const outcome = await accept({
      token: readInvitation(cookies),
      account: typed('account'),
      officeZh: typed('office-zh'),
      officeEn: typed('office-en'),
      password: typed('password'),
      again: typed('again'),
    });
    if (!outcome.ok) return outcome.problem;
    dropInvitation(cookies);
    keepTokens(cookies, outcome.value, locals.site);
    return null;
  },
});
