/** Which of the two keys of a project somebody copied. */
import { expect, test } from 'vitest';

import { readBackendSettings } from '../../../../src/server/start/backend-settings.ts';
import { kindOfKey } from '../../../../src/server/start/kind-of-key.ts';

/** As projects had them before: a JSON web token that says its role. */
const older = (claims: unknown) =>
  ['{"alg":"HS256"}', JSON.stringify(claims), 'signature']
    .map((part) => Buffer.from(part).toString('base64url'))
    .join('.');

test.each([
  ['sb_publishable_abc', 'publishable'],
  ['sb_secret_abc', 'secret'],
  [older({ role: 'anon', iss: 'supabase' }), 'publishable'],
  [older({ role: 'service_role' }), 'secret'],
  [older({ role: 'authenticated' }), 'unknown'],
  [older(null), 'unknown'],
  ['no.token.at all', 'unknown'],
  ['', 'unknown'],
])('%s', (key, kind) => {
  expect(kindOfKey(key)).toBe(kind);
});

test.each([
  ['SUPABASE_PUBLISHABLE_KEY', older({ role: 'service_role' }), 'sb_secret_1'],
  ['SUPABASE_SECRET_KEY', 'sb_publishable_1', older({ role: 'anon' })],
])('the other kind in %s stops the start before anybody is asked', (setting, publishable, secret) => {
  const environment = {
    SUPABASE_URL: 'https://supabase.example',
    SUPABASE_PUBLISHABLE_KEY: publishable,
    SUPABASE_SECRET_KEY: secret,
  };
  expect(() => readBackendSettings(environment)).toThrow(
    expect.objectContaining({ code: 'supabase-keys-swapped', particulars: { setting } }) as Error,
  );
});
