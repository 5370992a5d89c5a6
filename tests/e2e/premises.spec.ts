/** Lists of doors: from a file with an error in it and without, from numbers, always looked at before anything changes. */
import type { Page } from '@playwright/test';

import { town } from './door-town.ts';
import { expect, expectAccessible, test } from './fixtures.ts';
import { signInAs } from './town-people.ts';

const village = `/office/premises?community=${town.shitan}`;

// One after the other: the second gives doors to the village of the first.
test.describe.configure({ mode: 'default' });

test('a village without doors gets them from a file: what is wrong is said first, and nothing is imported by halves', async ({
  page,
}) => {
  await signInAs(page, 'town-office', '/office/premises');
  await expect(row(page, '石滩村')).toContainText('还没有门户清单。下一步：从文件导入，或按楼栋生成。');
  await expectAccessible(page);
  await row(page, '石滩村').getByRole('link', { name: '开始导入' }).click();
  await send(page, '菜园.csv', '小区,户主姓名,地址\n菜园一组,王某,3栋2单元501室\n菜园一组,李某,门口有棵树\n');
  await expect(page.getByRole('alert')).toContainText('2 行里有 1 行读不成门户，整份没有导入。');
  await expect(page.getByText('户主姓名：这些列涉及个人，没有读取，也不会保存。')).toBeVisible();
  await expectAccessible(page);
  const errors = await page.request.get(`${page.url().split('?')[0]}/errors.csv`);
  expect(await errors.text()).toMatch(/3,地址拆不出楼栋和门牌,菜园一组,,门口有棵树/);
});

test('the list put right is looked at, put in place, and sent again doubles nothing', async ({ page }) => {
  await signInAs(page, 'town-office', village);
  await send(page, '菜园.csv', '小区,地址\n菜园一组,3栋2单元501室\n菜园一组,3-2-502\n');
  await expect(page.getByText(/2 行都没有问题：新增 2 扇门/)).toBeVisible();
  await expect(page.locator('#sample-table')).toContainText('502');
  await page.getByRole('button', { name: '导入', exact: true }).click();
  await expect(page.getByText(/新增 2 扇门，更新 0 扇/)).toBeVisible();
  await expectAccessible(page);
  await page.goto(village);
  await send(page, '菜园.csv', '组,住哪\n菜园一组,3栋2单元501室\n');
  await expect(page.getByRole('alert')).toBeVisible();
  await page.getByLabel('小区', { exact: true }).fill('组');
  await page.getByLabel('地址（拆成楼栋、单元、门牌）').fill('住哪');
  await send(page, '菜园.csv', '组,住哪\n菜园一组,3栋2单元501室\n');
  await expect(page.getByText(/新增 0 扇门，更新 0 扇，1 扇没有变化/)).toBeVisible();
});

test('doors of alike houses are made from numbers, without script, and what was typed stays', async ({
  browser,
  site,
}) => {
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL: site.address, locale: 'zh-CN' });
  const page = await context.newPage();
  await signInAs(page, 'town-office', `/office/premises?community=${town.dongmen}`);
  for (const [label, value] of [
    ['小区（可不填）', '东门新苑'],
    ['到几栋', '4'],
    ['每栋几个单元', '2'],
    ['几层住户', '六'],
    ['每层几户', '2'],
  ] as const)
    await page.getByLabel(label).fill(value);
  await page.getByRole('button', { name: '生成并预览' }).click();
  await expect(page.getByRole('alert')).toHaveText('请在每一格填大于 0 的整数。');
  await expect(page.getByLabel('小区（可不填）')).toHaveValue('东门新苑');
  await page.getByLabel('几层住户').fill('6');
  await page.getByRole('button', { name: '生成并预览' }).click();
  await expect(page.getByText(/96 行都没有问题：新增 96 扇门.*新增 4 栋楼/)).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  await context.close();
});

test('a file that is no list says why, and the template is one', async ({ page }) => {
  await signInAs(page, 'town-office', village);
  await send(page, '照片.xlsx', '\u0000\u0001');
  await expect(page.getByRole('alert')).toHaveText(/文件读不出来|没有找到表头/);
  await expectAccessible(page);
  const template = await page.request.get('/office/premises/template.csv');
  await page.goto(village);
  await send(page, '模板.csv', await template.text());
  await expect(page.getByText(/1 行里有 1 行读不成门户|1 行都没有问题/)).toBeVisible();
});

test('only the office imports, and only its own lists', async ({ page, signIn }) => {
  await signInAs(page, 'town-lead', '/office/coverage');
  expect((await page.goto('/office/premises'))?.status()).toBe(403);
  await page.context().clearCookies();
  await signIn('stranger', '/office/premises');
  await expect(page.getByText('石滩村')).toHaveCount(0);
  expect((await page.goto('/office/premises/imports/x'))?.status()).toBe(404);
});

function row(page: Page, name: string) {
  return page
    .locator('#list-table')
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader', { name }) });
}

async function send(page: Page, name: string, text: string): Promise<void> {
  await page.getByLabel('选择文件').setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });
  await page.getByRole('button', { name: '上传并检查' }).click();
}
