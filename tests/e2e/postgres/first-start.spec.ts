/** The first person of an installation: from the printed link, without script, to the office's page. */
import type { Page } from '@playwright/test';

import { expect, expectAccessible, test } from '../fixtures.ts';
import { runningSite } from '../site.ts';

const password = 'rain on the roof';
const empty = () => runningSite().neighbours?.empty ?? { address: '', invitation: '' };

test.describe.configure({ mode: 'serial' });

async function choose(page: Page, fields: Readonly<Record<string, string>>): Promise<void> {
  for (const [label, value] of Object.entries(fields)) await page.getByLabel(label, { exact: true }).fill(value);
  await page.getByRole('button', { name: '设置并登录' }).click();
}

test('the page of an invitation reads well, in both prints and languages', async ({ context, page }) => {
  const { address, invitation } = empty();
  await page.goto(invitation);
  for (const print of ['normal', 'large'])
    for (const language of ['zh-CN', 'en']) {
      await context.addCookies([{ name: 'print', value: print, url: address }]);
      await page.goto(`${address}/invitation?lang=${language}`);
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(/开始使用邻里|Start using Linli/);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
      await expectAccessible(page);
    }
});

test('the token stands in no address and is sent on to nobody', async ({ context, page }) => {
  const { invitation } = empty();
  const token = new URL(invitation).searchParams.get('token') ?? 'none';
  await page.goto(invitation);
  expect(page.url()).not.toContain(token);
  expect(await page.evaluate(() => document.referrer + document.documentElement.outerHTML)).not.toContain(token);
  const kept = (await context.cookies(page.url())).filter(({ value }) => value === token);
  expect(kept).toMatchObject([{ httpOnly: true, sameSite: 'Lax', path: '/invitation' }]);
});

test('what is wrong is told beside its field, and only passwords are typed again', async ({ page }) => {
  await page.goto(empty().invitation);
  await choose(page, { '街道（镇）名称': '和平街道', 账号: 'wangfang', 密码: 'short', 再输一次密码: 'short' });
  await expect(page.getByLabel('密码', { exact: true })).toHaveAccessibleDescription(/密码太短，至少 10 个字符/);
  await expect(page.getByLabel('账号', { exact: true })).toHaveValue('wangfang');
  await expect(page.getByLabel('街道（镇）名称')).toHaveValue('和平街道');
  await expect(page.getByLabel('密码', { exact: true })).toHaveValue('');
  await expectAccessible(page);
  await choose(page, { 密码: password, 再输一次密码: `${password}s` });
  await expect(page.getByLabel('再输一次密码')).toHaveAccessibleDescription('两次输入的密码不一样，请重新输入。');
});

test('without script: chooses, is signed in, and the office says what comes next', async ({ browser }) => {
  const { address, invitation } = empty();
  const context = await browser.newContext({ javaScriptEnabled: false, locale: 'zh-CN' });
  const page = await context.newPage();
  await page.goto(invitation);
  await choose(page, { '街道（镇）名称': '和平街道', 账号: 'WangFang', 密码: password, 再输一次密码: password });
  await expect(page).toHaveURL(`${address}/office`);
  await expect(page.getByRole('heading', { name: '还没有批次' })).toBeVisible();
  await expect(page.getByText('请系统管理员导入社区、入口和批次')).toBeVisible();
  await page.getByRole('button', { name: /退出/ }).click();
  await page.getByLabel('账号或手机号').fill('wangfang');
  await page.getByLabel('密码').fill(password);
  await page.getByRole('button', { name: '登录' }).click();
  await expect(page).toHaveURL(`${address}/office`);

  await page.goto(invitation);
  await expect(page.getByRole('heading', { name: '邀请不能使用' })).toBeVisible();
  await context.close();
});

test('a link that was invented says what to do', async ({ page }) => {
  const answer = await page.goto(`${empty().address}/invitation?token=${'a'.repeat(64)}`);
  expect(answer?.status()).toBe(410);
  await expect(page.getByText('这个邀请链接已经用过、过期或不完整')).toBeVisible();
  await expectAccessible(page);
});
