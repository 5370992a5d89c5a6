/** What people do on the site through a form. Each action is a public endpoint and authorises itself. */
import { acceptInvitation } from './invitation.ts';
import { signIn, signOut } from './session.ts';

export const server = { acceptInvitation, signIn, signOut };
