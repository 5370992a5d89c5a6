/** What the page of an invitation may know of it; the page itself never reaches for the secret key. */
export { invitationBehind } from '../db/service/invitation.ts';
export type { Invitation } from '../db/service/invitation.ts';
