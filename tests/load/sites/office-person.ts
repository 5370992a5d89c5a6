/** Somebody of the office, invited and signed in through the site as anybody would be; what they ask for comes as they may see it. */
import { randomBytes } from 'node:crypto';

import type { Ledger } from './ledger.ts';

export type OfficePerson = { readonly get: (path: string) => Promise<Response> };

export async function officePerson({ sql }: Ledger, address: string, area: string): Promise<OfficePerson> {
  const account = `bench-${randomBytes(4).toString('hex')}`;
  const [invited] = await sql('select api.create_invitation(account => $1, roles => $2::text::jsonb) as invitation', [
    account,
    JSON.stringify([{ role: 'office', area_id: area }]),
  ]);
  const { token } = invited?.['invitation'] as { token: string };
  const cookies = new Map<string, string>();
  const ask = async (path: string, fields?: Record<string, string>) => {
    const headers = { cookie: [...cookies].map((pair) => pair.join('=')).join('; '), origin: address };
    const body = fields === undefined ? {} : { method: 'POST', body: new URLSearchParams(fields) };
    const answer = await fetch(`${address}${path}`, { headers, redirect: 'manual', ...body });
    for (const set of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? [];
      cookies.set(name, value);
    }
    return answer;
  };
  await ask(`/invitation?token=${encodeURIComponent(token)}`);
  const password = randomBytes(12).toString('base64url');
  await ask('/invitation?_action=acceptInvitation', { account, password, again: password });
  const office = await ask('/office');
  if (office.status !== 200) throw new Error(`the office is not open to the invited person: ${office.status}`);
  await office.arrayBuffer();
  return { get: ask };
}
