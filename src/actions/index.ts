/** What people do on the site through a form. Each action is a public endpoint and authorises itself. */
import { acceptInvitation } from './invitation.ts';
import { planWave } from './plan-wave.ts';
import { signIn, signOut } from './session.ts';
import { addTheme, codeText, removeTheme, renameTheme } from './texts.ts';

export const server = { acceptInvitation, addTheme, codeText, planWave, removeTheme, renameTheme, signIn, signOut };
