import { expect, test } from 'vitest';

import { oneAtATime } from '../../../src/embedded/one-at-a-time.ts';

const pause = (milliseconds: number) => new Promise((done) => setTimeout(done, milliseconds));

test('jobs run one after another, in the order in which they came', async () => {
  const turn = oneAtATime();
  const events: string[] = [];
  const job = (name: string, milliseconds: number) => async () => {
    events.push(`${name} begins`);
    await pause(milliseconds);
    events.push(`${name} ends`);
    return name;
  };
  expect(await Promise.all([turn.run(job('slow', 20)), turn.run(job('quick', 0))])).toEqual(['slow', 'quick']);
  expect(events).toEqual(['slow begins', 'slow ends', 'quick begins', 'quick ends']);
});

test('a job that fails fails for its own caller, and the next one runs', async () => {
  const turn = oneAtATime();
  const failing = turn.run(() => Promise.reject(new Error('refused')));
  const next = turn.run(() => Promise.resolve('done'));
  await expect(failing).rejects.toThrow('refused');
  expect(await next).toBe('done');
});
