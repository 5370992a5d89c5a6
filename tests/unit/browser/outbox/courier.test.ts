/** The courier brings every finished answer to the site once, gives up on none too early, and on none never. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { CourierNews } from '../../../../src/browser/outbox/courier.ts';
import { phoneWithStorage } from '../phone-with-storage.ts';
import type { Phone } from '../phone-with-storage.ts';

type Sent = { readonly id: string };
type Site = (sent: Sent) => Response | 'no network';

let phone: Phone;
let site: Site;
let sent: string[];
let news: CourierNews[];

beforeEach(() => {
  vi.useFakeTimers();
  // Each test is a page of its own, with a memory of its own.
  vi.resetModules();
  phone = phoneWithStorage();
  sent = [];
  news = [];
  vi.stubGlobal('fetch', (_: string, { body }: { body: string }) => {
    const message = JSON.parse(body) as Sent;
    sent.push(message.id);
    const reply = site(message);
    return reply === 'no network' ? Promise.reject(new TypeError('no network')) : Promise.resolve(reply);
  });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

async function page() {
  const outbox = await import('../../../../src/browser/outbox/outbox.ts');
  const { courier } = await import('../../../../src/browser/outbox/courier.ts');
  return { ...outbox, courier: courier((one) => void news.push(one)) };
}

function finishedBy(id: string) {
  const message = { id, wave: 'autumn', answers: { way: '东路' }, seconds: 60, token: null };
  return { id, address: '/q/K7M2QX', message, finishedAt: Date.now() };
}

const received = () => new Response('{}');
const says = (status: number, headers: Record<string, string> = {}) =>
  new Response('{"problems":[]}', { status, headers });

test('without a network it tries again ever more rarely, and at once when the network is back', async () => {
  site = () => 'no network';
  const { courier, putIntoOutbox } = await page();
  putIntoOutbox(finishedBy('wang'), { onPhone: true });
  await courier.go();
  expect(sent).toHaveLength(1);
  for (const [seconds, tries] of [
    [5, 2],
    [10, 3],
    [20, 4],
  ] as const) {
    await vi.advanceTimersByTimeAsync(seconds * 1000 - 1);
    expect(sent).toHaveLength(tries - 1);
    await vi.advanceTimersByTimeAsync(1);
    expect(sent).toHaveLength(tries);
  }
  site = received;
  phone.happen('online');
  await vi.advanceTimersByTimeAsync(0);
  expect(news.at(-1)).toMatchObject({ kind: 'settled', reply: { state: 'received' } });
  await vi.advanceTimersByTimeAsync(3_600_000);
  expect(sent).toEqual(['wang', 'wang', 'wang', 'wang', 'wang']);
});

test('while nobody looks it rests, and goes on when the page is in view again', async () => {
  site = () => 'no network';
  const { courier, putIntoOutbox } = await page();
  putIntoOutbox(finishedBy('wang'), { onPhone: true });
  await courier.go();
  phone.turnScreen(false);
  await vi.advanceTimersByTimeAsync(3_600_000);
  expect(sent).toHaveLength(1);
  site = received;
  phone.turnScreen(true);
  await vi.advanceTimersByTimeAsync(0);
  expect(sent).toHaveLength(2);
});

test('it waits as long as the site asks for', async () => {
  site = () => says(503, { 'retry-after': '60' });
  const { courier, putIntoOutbox } = await page();
  putIntoOutbox(finishedBy('wang'), { onPhone: true });
  await courier.go();
  expect(news.at(-1)).toEqual({ kind: 'failed', because: 'busy' });
  await vi.advanceTimersByTimeAsync(59_999);
  expect(sent).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(1);
  expect(sent).toHaveLength(2);
});

test('what the site cannot store is not tried forever, and does not hold up the next one', async () => {
  site = ({ id }) => (id === 'wang' ? says(500) : received());
  const { courier, putIntoOutbox, toBeSent } = await page();
  putIntoOutbox(finishedBy('wang'), { onPhone: true });
  putIntoOutbox(finishedBy('li'), { onPhone: true });
  await courier.go();
  expect(toBeSent(Date.now()).map(({ id }) => id)).toEqual(['wang']);
  await vi.advanceTimersByTimeAsync(24 * 3_600_000);
  const tries = sent.filter((id) => id === 'wang').length;
  expect(tries).toBeGreaterThan(1);
  expect(tries).toBeLessThan(10);
});

describe.each([
  ['closed', 410],
  ['closed', 404],
  ['problems', 422],
  ['unreadable', 400],
] as const)('refused as %s (%i)', (refusal, status) => {
  test('it is told and kept for its person to see, and never sent again', async () => {
    site = () => says(status);
    const { courier, putIntoOutbox, inOutbox, takeOutOfOutbox } = await page();
    putIntoOutbox(finishedBy('wang'), { onPhone: true });
    await courier.go();
    expect(news.at(-1)).toMatchObject({ kind: 'settled', reply: { state: refusal } });
    phone.happen('online');
    await vi.advanceTimersByTimeAsync(3_600_000);
    expect(sent).toHaveLength(1);
    expect(inOutbox(Date.now())).toMatchObject([{ id: 'wang', over: refusal }]);
    takeOutOfOutbox('wang');
    expect(inOutbox(Date.now())).toEqual([]);
  });
});

test('the next page of this phone finds what the last one left, and sends the very same', async () => {
  site = () => 'no network';
  const closed = await page();
  const finished = finishedBy('wang');
  expect(closed.putIntoOutbox(finished, { onPhone: true })).toBe(true);
  await closed.courier.go();
  phone.turnScreen(false);

  vi.resetModules();
  site = received;
  const next = await page();
  expect(next.toBeSent(Date.now())).toEqual([finished]);
  await next.courier.go();
  expect(sent).toEqual(['wang', 'wang']);
  expect(JSON.stringify(phone.storage)).toBe('{}');
});

test('what the phone does not take is held by the page, and sent all the same', async () => {
  vi.stubGlobal('localStorage', undefined);
  site = received;
  const { courier, putIntoOutbox } = await page();
  expect(putIntoOutbox(finishedBy('wang'), { onPhone: true })).toBe(false);
  await courier.go();
  expect(sent).toEqual(['wang']);
});

test('what its person withdrew is not sent', async () => {
  site = received;
  const { courier, putIntoOutbox, withdraw } = await page();
  const finished = finishedBy('wang');
  putIntoOutbox(finished, { onPhone: true });
  withdraw(finished);
  await courier.go();
  expect(sent).toEqual([]);
  expect(JSON.stringify(phone.storage)).toBe('{}');
});
