/**
 * A fresh, migrated Supabase for one test file, reached as anybody, as the secret key, as a signed-in person or as the owner of the
 * database. It starts from a template (of the embedded one under node_modules/.cache), so that a file waits well under a second.
 */
import { createHmac, randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';

import { provideBackend } from '../../src/server/db/backend.ts';
import { asAnonymous, asUser, clientOf } from '../../src/server/db/clients.ts';
import type { AnonDb, Db, UserDb } from '../../src/server/db/clients.ts';
import { startTestBackend } from './test-backend.ts';
import type { TestBackend } from './test-backend.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
export const migrationsDir = `${root}supabase/migrations`;
export const templateDir = `${root}node_modules/.cache/linli`;
/** For tests with migrations of their own: they must not push out the template of ours. */
export const guardTemplateDir = `${root}node_modules/.cache/linli-guards`;

export type TestDatabase = {
  readonly backend: TestBackend;
  /** One statement as the owner, past every policy: to arrange and to look, never as what is tested. */
  sql: TestBackend['sql'];
  anonymous(): AnonDb;
  service(): Db;
  /** As the person of `auth.users` with this id, signed in. */
  user(authUserId: string): UserDb;
  /** Signs a person up with the token of an invitation, past the Auth interface, and returns their id. */
  addAuthUser(invitation: string): Promise<string>;
  close(): Promise<void>;
};

export async function testDatabase(): Promise<TestDatabase> {
  const backend = await startTestBackend({ migrationsDir, templateDir, migrated: true });
  provideBackend(backend);
  return {
    backend,
    sql: backend.sql,
    anonymous: asAnonymous,
    service: () => clientOf(backend, backend.secretKey),
    user: (authUserId) => asUser(accessToken(backend.jwtSecret, authUserId)),
    async addAuthUser(invitation) {
      const id = randomUUID();
      await backend.sql('insert into auth.users (id, email, raw_user_meta_data) values ($1, $2, $3)', [
        id,
        `${id}@example.test`,
        JSON.stringify({ invitation }),
      ]);
      return id;
    },
    close: () => backend.close(),
  };
}

/** What the Auth interface would issue to this person, without the cost of hashing a password. */
export function accessToken(jwtSecret: string, authUserId: string, seconds = 3600): string {
  const now = Math.floor(Date.now() / 1000);
  const claims = { sub: authUserId, role: 'authenticated', aud: 'authenticated', iat: now, exp: now + seconds };
  const signed = [{ alg: 'HS256', typ: 'JWT' }, claims].map((part) => base64url(JSON.stringify(part))).join('.');
  return `${signed}.${createHmac('sha256', jwtSecret).update(signed).digest('base64url')}`;
}

function base64url(text: string): string {
  return Buffer.from(text).toString('base64url');
}
