/** Workers who are signed in: invited, past the hashing of two hundred passwords, with the session that the Auth interface would have given them. */
import { createHmac, randomBytes, randomUUID } from 'node:crypto';
import type { Ledger } from '../sites/ledger.ts';

export interface Worker {
  /** Of `app.staff`. */
  readonly id: string;
  readonly cookie: string;
}

/** What the site of the benchmark signs sessions with. */
export const jwtSecret = randomBytes(32).toString('hex');

export async function signedInPeople(
  ledger: Ledger,
  { role, area, count }: { readonly role: string; readonly area: string; readonly count: number },
): Promise<Worker[]> {
  const people: Worker[] = [];
  for (let number = 0; number < count; number += 1) people.push(await signedIn(ledger, role, area));
  return people;
}

async function signedIn({ sql }: Ledger, role: string, area: string): Promise<Worker> {
  const account = `bench-${randomBytes(6).toString('hex')}`;
  const [invited] = await sql(
    `select api.create_invitation(account => $1, roles => $2::text::jsonb) ->> 'token' as token`,
    [account, JSON.stringify([{ role, area_id: area }])],
  );
  const authUser = randomUUID();
  await sql(`insert into auth.users (id, email, raw_user_meta_data) values ($1, $2, $3::text::jsonb)`, [
    ...[authUser, `${account}@example.test`, JSON.stringify({ invitation: invited?.['token'] })],
  ]);
  const [staff] = await sql('select id from app.staff where auth_user_id = $1', [authUser]);
  return { id: String(staff?.['id']), cookie: `linli-access=${accessToken(authUser)}; linli-refresh=never-used` };
}

function accessToken(authUser: string): string {
  const now = Math.floor(Date.now() / 1000);
  const claims = { sub: authUser, role: 'authenticated', aud: 'authenticated', iat: now, exp: now + 7200 };
  const signed = [{ alg: 'HS256', typ: 'JWT' }, claims]
    .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .join('.');
  return `${signed}.${createHmac('sha256', jwtSecret).update(signed).digest('base64url')}`;
}
