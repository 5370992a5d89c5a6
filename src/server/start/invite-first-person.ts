/**
 * The one thing an installation without people gets: a one-time invitation for its first person, made anew at every start until one is
 * used. Its office has a placeholder for a name until that person gives it one.
 */
import chinese from '../../i18n/zh-CN.json' with { type: 'json' };
import english from '../../i18n/en.json' with { type: 'json' };
import { firstInvitation } from '../db/service/first-invitation.ts';

export type PrintedInvitation = { readonly link: string; readonly until: string };

export async function inviteFirstPerson(address: string): Promise<PrintedInvitation | null> {
  const made = await firstInvitation({
    account: 'office',
    nameZh: chinese.start.officeName,
    nameEn: english.start.officeName,
  });
  if (made === null) return null;
  // The way dates look in both languages.
  const until = new Intl.DateTimeFormat('sv-SE').format(made.expiresAt);
  return { link: `${address}/invitation?token=${made.token}`, until };
}
