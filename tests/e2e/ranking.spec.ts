/** Communities in order, as far as answers can tell them apart; and what is said where they cannot. */
import type { Page } from '@playwright/test';

import { expect, expectAccessible, test } from './fixtures.ts';

test.describe('the order of communities', () => {
  test('gives every rank as a range, with the probability of the target and the adjusted test', async ({
    page,
    signIn,
  }) => {
    await signIn('office', '/office/ranking');
    await expect(page.getByText(/个社区可以说在前一半/)).toBeVisible();
    await expect(page.getByText(/一起看 12 个社区，\d+ 个明显低于目标/)).toBeVisible();
    await expect(rows(page)).toHaveCount(12);
    const cells = rows(page).first().getByRole('cell');
    await expect(cells.nth(0)).toContainText(/\d+\.\d\s%\s*n = \d+\.\d–\d+\.\d\s%/);
    await expect(cells.nth(2)).toContainText(/第 \d+(–\d+)? 名/);
    await expect(cells.nth(3)).toContainText(/\d+\.\d\s%|接近/);
    await expect(cells.nth(4)).toContainText(/P [=<] \d\.\d+/);
    await expectAccessible(page);
  });

  test('is the same for everybody who asks, and quick to ask again', async ({ page, signIn }) => {
    await signIn('office', '/office/ranking?indicator=support');
    const once = await page.locator('#ranking').innerText();
    const began = Date.now();
    await page.reload();
    expect(Date.now() - began).toBeLessThan(2000);
    expect(await page.locator('#ranking').innerText()).toBe(once);
  });

  test('is none where chance alone explains the differences, and says so', async ({ page, signIn }) => {
    await signIn('office', '/office/ranking');
    const shops = page.getByLabel('批次').getByRole('option', { name: /沿街商户/ });
    await page.getByLabel('批次').selectOption((await shops.getAttribute('value')) ?? '');
    await page.getByRole('button', { name: '查看' }).click();
    await expect(page.getByText(/各社区的差别在抽样误差之内/)).toBeVisible();
    const ranks = await rows(page).locator('.rank').allInnerTexts();
    expect(new Set(ranks).size).toBe(1);
    await expect(page.getByText(/望星社区：不足 5 份，不排/)).toBeVisible();
    await expectAccessible(page);
  });

  test('of awareness is another order, and stays in the address', async ({ page, signIn }) => {
    await signIn('office', '/office/ranking');
    await page.getByLabel('指标').selectOption('知晓率');
    await page.getByRole('button', { name: '查看' }).click();
    await expect(page).toHaveURL(/wave=[0-9a-f-]{36}&indicator=awareness/);
    await expect(page.getByRole('heading', { level: 1, name: /知晓率/ })).toBeVisible();
  });

  test('reads without script on a narrow phone: only the table scrolls', async ({ browser, site }) => {
    const context = await browser.newContext({
      ...{ javaScriptEnabled: false, locale: 'zh-CN', baseURL: site.address },
      viewport: { width: 360, height: 740 },
    });
    const page = await context.newPage();
    await page.goto('/office/ranking');
    const office = site.signIns.find(({ who }) => who === 'office');
    await page.getByLabel('账号或手机号').fill(office?.account ?? '');
    await page.getByLabel('密码').fill(office?.password ?? '');
    await page.getByRole('button', { name: '登录' }).click();
    await expect(rows(page)).toHaveCount(12);
    const body = await page.locator('body').boundingBox();
    expect(body?.width).toBeLessThanOrEqual(360);
    await context.close();
  });
});

test.describe('no order', () => {
  test('of two communities: too few, and it says so', async ({ page, signIn }) => {
    await signIn('stranger', '/office/ranking');
    await expect(page.getByRole('heading', { name: '社区太少，不排序' })).toBeVisible();
    await expect(page.locator('#ranking')).toHaveCount(0);
    await expectAccessible(page);
  });

  test('of a score, which is no rate, nor of a word of anybody’s', async ({ page, signIn }) => {
    await signIn('office', '/office/ranking');
    for (const indicator of ['score', 'constructor', '%3Cscript%3E']) {
      const answer = await page.goto(`/office/ranking?indicator=${indicator}`);
      expect(answer?.status()).toBe(404);
      await expect(page.getByRole('heading', { name: '没有这项排序' })).toBeVisible();
    }
    await expectAccessible(page);
  });

  test('of somebody else’s wave, or of none', async ({ page, signIn }) => {
    await signIn('stranger', '/office/ranking');
    for (const wave of ['00000000-0000-4000-8000-000000000000', 'x', '%00']) {
      const answer = await page.goto(`/office/ranking?wave=${wave}`);
      expect(answer?.status()).toBe(404);
      await expect(page.getByRole('heading', { name: '没有这个批次' })).toBeVisible();
    }
  });

  test('for a lead, who is told so', async ({ page, signIn }) => {
    await signIn('lead', '/office');
    expect((await page.goto('/office/ranking'))?.status()).toBe(403);
    await expect(page.getByRole('heading', { name: '这一页不对您开放' })).toBeVisible();
  });
});

function rows(page: Page) {
  return page.locator('#ranking tbody').getByRole('row');
}
