/** Two processes over one database, as behind a proxy that sends a person now here and now there. */
import { randomUUID } from 'node:crypto';

import { expect, test } from '../fixtures.ts';
import { codes } from '../places.ts';
import { runningSite } from '../site.ts';
import { someWish, storedWith } from '../stored-answers.ts';

const second = () => runningSite().neighbours?.second ?? '';

interface Receipt {
  readonly status: number;
  readonly state: string;
}

async function send(address: string, submission: { readonly id: string; readonly wish: string }): Promise<Receipt> {
  const { id, wish } = submission;
  const body = { id, answers: { way: '东路', wish }, seconds: 60, token: null };
  const answer = await fetch(`${address}/q/${codes.threePages}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: address },
    body: JSON.stringify(body),
  });
  return { status: answer.status, ...((await answer.json()) as { state: string }) };
}

test('the same submission sent to both at once is thanked for by each and stored once', async ({ site }) => {
  const submissions = Array.from({ length: 20 }, () => ({ id: randomUUID(), wish: someWish() }));
  const sent = submissions.flatMap((submission) =>
    [site.address, second(), site.address, second()].map((address) => send(address, submission)),
  );
  for (const { status } of await Promise.all(sent)) expect(status).toBe(200);
  for (const { wish } of submissions) expect(await storedWith(site, wish)).toHaveLength(1);
});

test('two people on one phone, each at another site: two answers', async ({ site }) => {
  const [id, wish] = [randomUUID(), someWish()];
  await Promise.all([send(site.address, { id, wish: `${wish} 1` }), send(second(), { id, wish: `${wish} 2` })]);
  expect(await storedWith(site, wish)).toHaveLength(2);
});

test('who signed in at one site is signed in at the other, and out at both', async ({ page, signIn, site }) => {
  await signIn('office');
  // A cookie belongs to a host, whatever the port.
  await page.goto(`${second()}/office`);
  await expect(page).toHaveURL(`${second()}/office`);
  await expect(page.getByRole('table').first()).toBeVisible();
  const session = await page.context().cookies();
  await page.getByRole('button', { name: /退出/ }).click();
  await page.context().addCookies(session.filter(({ name }) => name === 'linli-refresh'));
  await page.goto(`${site.address}/office`);
  await expect(page).toHaveURL(/\/sign-in/);
});

test('a questionnaire begun at one site is sent to the other', async ({ page, site }) => {
  const wish = someWish();
  await page.goto(`${site.address}/q/${codes.threePages}`);
  const wave = await page.locator('[name="~wave"]').first().inputValue();
  const id = randomUUID();
  const answer = await page.request.post(`${second()}/q/${codes.threePages}`, {
    headers: { origin: second() },
    data: { id, wave, answers: { way: '西路', wish }, seconds: 30, token: null },
  });
  expect(answer.status()).toBe(200);
  expect(await storedWith(site, wish)).toMatchObject([{ id }]);
});
