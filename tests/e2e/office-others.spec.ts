/** The office's first page for everybody else: leads, workers, the office next door, and addresses that somebody made up. */
import type { Page } from '@playwright/test';

import { expect, expectAccessible, test } from './fixtures.ts';

test('a lead reads the own community alone, as counted today', async ({ page, signIn }) => {
  await signIn('lead');
  await expect(communities(page)).toHaveCount(1);
  await expect(page.getByText(/每天更新一次/)).toBeVisible();
  await expect(page.getByRole('row', { name: /合计/ })).toHaveCount(0);
  await expectAccessible(page);
  const csv = await (await page.request.get('/office/export.csv')).text();
  expect(csv.split('\r\n')).toHaveLength(3);
});

test('a worker is told that the page is not for them, and how to go on', async ({ page, signIn }) => {
  await signIn('worker');
  await expect(page.getByRole('heading', { name: '这一页不对您开放' })).toBeVisible();
  await expect(page.getByRole('link', { name: '去我的楼栋' })).toHaveAttribute('href', '/visit/');
  await expectAccessible(page);
  for (const address of ['/office', '/office/export.csv']) {
    const answer = await page.request.get(address);
    expect(answer.status()).toBe(403);
    expect(await answer.text()).not.toContain('n = ');
  }
});

test('the office next door sees nothing of ours, not even that a wave exists', async ({
  browser,
  page,
  signIn,
  site,
}) => {
  await signIn('office');
  const ours = await page.getByLabel('批次').inputValue();
  const name = await communities(page).first().getByRole('rowheader').innerText();
  const context = await browser.newContext({ baseURL: site.address, locale: 'zh-CN' });
  const neighbour = await context.newPage();
  const person = site.signIns.find(({ who }) => who === 'stranger');
  await neighbour.goto(`/office?wave=${ours}`);
  await neighbour.getByLabel('账号或手机号').fill(person?.account ?? '');
  await neighbour.getByLabel('密码').fill(person?.password ?? '');
  await neighbour.getByRole('button', { name: '登录' }).click();
  await expect(neighbour.getByRole('heading', { name: '没有这个批次' })).toBeVisible();
  expect((await neighbour.request.get(`/office/export.csv?wave=${ours}`)).status()).toBe(404);
  await neighbour.goto('/office');
  await expect(neighbour.getByText(name)).toHaveCount(0);
  await context.close();
});

for (const wave of ['00000000-0000-4000-8000-000000000000', 'x', "'; drop table app.wave; --", '../../etc', '%00']) {
  test(`a link with the wave “${wave}” is answered with a sentence`, async ({ page, signIn }) => {
    await signIn('office');
    const answer = await page.goto(`/office?wave=${encodeURIComponent(wave)}`);
    expect(answer?.status()).toBe(404);
    await expect(page.getByRole('heading', { name: '没有这个批次' })).toBeVisible();
    await expect(page.getByText(/Error|at .*\.(ts|mjs)/)).toHaveCount(0);
    await expectAccessible(page);
  });
}

function communities(page: Page) {
  return page.locator('#communities tbody').getByRole('row');
}

/** The scores as they stand in the table, from top to bottom. */
