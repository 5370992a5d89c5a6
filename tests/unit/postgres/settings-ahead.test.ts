import { expect, test } from 'vitest';

import { settingsAhead } from '../../../src/postgres/settings-ahead.ts';

const role = `SELECT set_config('role', $1, true)`;

test('settings of a transaction go out in their order, and nobody waits for them', async () => {
  const sent: string[] = [];
  const send = settingsAhead<string[]>((text) => {
    sent.push(text);
    return text === role ? new Promise(() => undefined) : Promise.resolve(['row']);
  }, []);
  expect(await send(role)).toEqual([]);
  expect(await send('select 1')).toEqual(['row']);
  expect(sent).toEqual([role, 'select 1']);
});

test('a setting that fails is what the next statement fails with: nothing runs as somebody else', async () => {
  const refused = new Error('no such role');
  const send = settingsAhead<string[]>(
    (text) => Promise.reject(text === role ? refused : new Error('the transaction is aborted')),
    [],
  );
  await send(role);
  await expect(send('select 1')).rejects.toBe(refused);
});

test.each([`SELECT set_config('role', $1, false)`, `SELECT set_config('role', $1, true), 1`, 'select 1'])(
  '%s is waited for',
  async (statement) => {
    const send = settingsAhead<string[]>(() => Promise.resolve(['row']), []);
    expect(await send(statement)).toEqual(['row']);
  },
);
