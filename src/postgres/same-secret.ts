/**
 * Sites of one database have to sign sessions with the same secret, or a person signed in at one is a stranger at the other.
 * Each connection's name carries a short fingerprint of the secret; a site with another one does not start beside those that run.
 * Nothing is stored, so that the secret can be changed: stop all sites, start them with the new one.
 */
import { createHmac } from 'node:crypto';

import type { PostgresConnection } from '@supabase/lite/postgres';

import { BackendProblem } from '../lite/backend-problem.ts';
import type { Secrets } from '../lite/secrets.ts';

export function siteName({ jwtSecret }: Secrets): string {
  return `linli ${createHmac('sha256', jwtSecret).update('linli: same secret').digest('hex').slice(0, 8)}`;
}

export async function requireSameSecret(driver: PostgresConnection['driver'], secrets: Secrets): Promise<void> {
  const others = await driver`
    select 1 from pg_stat_activity
    where datname = current_database() and application_name ~ '^linli [0-9a-f]{8}$' and application_name <> ${siteName(secrets)}
    limit 1`;
  if (others.length > 0) throw new BackendProblem('secrets-differ', {});
}
