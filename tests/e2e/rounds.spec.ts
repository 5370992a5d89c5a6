/** Planning a round: nothing typed is lost, what is missing is said beside its field, and only the office plans. */
import { town } from './door-town.ts';
import { expect, expectAccessible, test } from './fixtures.ts';
import { signInAs } from './town-people.ts';

test('the office plans a round, is told what is missing, opens it, and ends it', async ({ page }) => {
  await signInAs(page, 'town-office', '/office/rounds');
  await expect(page.getByRole('row', { name: /秋季入户宣传.*进行中/ })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('link', { name: '新的一轮' }).click();
  await page.getByLabel('名称').fill('冬季 补访');
  await page.getByLabel('开始日期（时间）').fill('2031-12-20');
  await page.getByLabel('结束日期').fill('2031-12-01');
  await page.getByLabel('是什么 · 中文').fill('第一段\n第二行');
  await page.getByRole('button', { name: '保存并开放' }).click();
  await expect(page.getByLabel('结束日期')).toHaveAccessibleDescription('结束日期不能早于开始日期。');
  await expect(page.getByLabel('是什么 · 中文')).toHaveValue('第一段\n第二行');
  await page.getByLabel('结束日期').fill('2031-12-31');
  await page.getByRole('button', { name: '保存并开放' }).click();
  await expect(page.getByRole('alert')).toHaveText('草稿已保存，但还不能开放：缺 3 项，见下面标出的地方。');
  await expect(page.getByLabel('任务：要做到什么')).toHaveAccessibleDescription('缺任务：请写明要做到什么。');
  await expectAccessible(page);
  await page.getByLabel('任务：要做到什么').fill('再走一遍没遇到的门');
  await page.getByLabel('人员：谁去').fill('社区工作人员');
  await page.getByLabel('责任：谁负责').fill('王主任');
  for (const village of ['菜园村', '石滩村']) await page.getByRole('checkbox', { name: village }).uncheck();
  await page.getByRole('checkbox', { name: /文明创建一页纸/ }).check();
  await page.getByRole('button', { name: '保存并开放' }).click();
  await expect(page.getByRole('status')).toHaveText(/^已开放/);
  await expect(page.getByText('临河社区和东门社区')).toBeVisible();
  await expect(page.getByText(/文明创建一页纸（2026秋）.*共 3,000 份，已发 \d+ 份/)).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: '结束这一轮' }).click();
  await expect(page.getByRole('alert')).toHaveText('没有结束：请先勾选确定。');
  await page.getByLabel('确定结束“冬季 补访”').check();
  await page.getByRole('button', { name: '结束这一轮' }).click();
  await expect(page.getByRole('status')).toHaveText('这一轮已结束。');
});

test('a draft and a material are kept without script', async ({ browser, site }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL: site.address, locale: 'zh-CN' });
  const page = await context.newPage();
  await signInAs(page, 'town-office', '/office/rounds');
  await page.getByLabel('资料名称').fill('门前三包提示卡');
  await page.getByLabel('总份数').fill('很多');
  await page.getByRole('button', { name: '添加资料' }).click();
  await expect(page.getByRole('alert')).toHaveText('总份数请填整数。');
  await expect(page.getByLabel('资料名称')).toHaveValue('门前三包提示卡');
  await page.getByLabel('总份数').fill('400');
  await page.getByRole('button', { name: '添加资料' }).click();
  await expect(page.getByRole('row', { name: /门前三包提示卡.*400.*0.*400/ })).toBeVisible();
  await page.getByRole('link', { name: '新的一轮' }).click();
  await page.getByRole('button', { name: '存草稿' }).click();
  await expect(page.getByLabel('名称')).toHaveAccessibleDescription(/请填写名称。/);
  await page.getByLabel('名称').fill('只有名称');
  await page.getByRole('button', { name: '存草稿' }).click();
  await expect(page.getByRole('status')).toHaveText('草稿已保存。');
  await expect(page.getByRole('heading', { level: 1, name: '只有名称' })).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  await context.close();
});

test('neither a lead plans, nor the office next door', async ({ page, signIn }) => {
  await signInAs(page, 'town-lead', '/office/coverage');
  expect((await page.goto('/office/rounds'))?.status()).toBe(403);
  expect((await page.goto(`/office/rounds/${town.round}`))?.status()).toBe(403);
  await page.context().clearCookies();
  await signIn('stranger', '/office/rounds');
  expect((await page.goto(`/office/rounds/${town.round}`))?.status()).toBe(404);
});
