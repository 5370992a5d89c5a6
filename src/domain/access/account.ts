/**
 * What a person types to say who they are: an account name or a phone number, made comparable once.
 * Full-width letters, spaces, dashes and the country code are how people write, not who they are.
 */
export type Account = string & { readonly brand: 'Account' };

const longest = 64;
const accountShape = /^[\p{Letter}\p{Number}][\p{Letter}\p{Number}._-]*$/u;
const mainlandPhone = /^(?:\+?86)?(1\d{10})$/;

export function parseAccount(raw: string): Account | null {
  const text = raw.normalize('NFKC').trim().toLowerCase();
  const phone = mainlandPhone.exec(text.replaceAll(/[\s-]/g, ''))?.[1];
  if (phone !== undefined) return phone as Account;
  return text.length <= longest && accountShape.test(text) ? (text as Account) : null;
}

/** Whether somebody typed a phone number: theirs is looked up, unless it is their account name itself. */
export function isPhone(account: Account): boolean {
  return mainlandPhone.test(account);
}
