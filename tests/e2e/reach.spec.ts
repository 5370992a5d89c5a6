/** Reach: a phone without script is counted from the code to the questionnaire, a crawler on the same way is not, and the office reads it. */
import type { Page } from '@playwright/test';
import { expect, expectAccessible, test } from './fixtures.ts';

const phone =
  'Mozilla/5.0 (Linux; Android 12; V2134A) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/116.0.0.0 Mobile Safari/537.36 MicroMessenger/8.0.47';
const crawler = 'Mozilla/5.0 (compatible; Baiduspider/2.0; +http://www.baidu.com/search/spider.html)';

/** Opened, read, went on: of everything that began on a street, where nothing else of the demo begins. */
async function countedOnStreets(page: Page): Promise<number[]> {
  await page.reload();
  const rows = await page.getByRole('row', { name: '街头' }).all();
  const counts = await Promise.all(rows.map((row) => row.getByRole('cell').allTextContents()));
  return [0, 1, 2].map((step) => counts.reduce((sum, cells) => sum + Number(cells[step]), 0));
}

test('a phone without script opens a page from a code, reads to the end and goes on; a crawler does the same and is not counted', async ({
  browser,
  page,
  signIn,
  site,
}) => {
  const code = site.codes.street;
  for (const userAgent of [crawler, phone]) {
    const visitor = await browser.newPage({
      ...{ javaScriptEnabled: false, baseURL: site.address, locale: 'zh-CN', userAgent },
      viewport: { width: 360, height: 740 },
    });
    await visitor.goto(`/learn/how?from=${code}`);
    const ended = visitor.waitForResponse((answer) => answer.url().endsWith('/reach/end'));
    await visitor.getByRole('contentinfo').scrollIntoViewIfNeeded();
    expect((await ended).status()).toBe(204);
    await visitor.getByRole('link', { name: '首页' }).first().click();
    await visitor.getByLabel('问卷编号').fill(code);
    await visitor.getByRole('button', { name: '去作答' }).click();
    await expect(visitor).toHaveURL(new RegExp(`/q/${code}$`));
    await visitor.close();
  }
  await signIn('office', '/office/reach');
  await expect.poll(() => countedOnStreets(page), { timeout: 40_000 }).toEqual([1, 1, 1]);
  await expect(page.getByText('并列只说明同时出现')).toBeVisible();
  await expect(page.getByRole('row', { name: /和风社区/ })).toContainText('n =');
  await expect(page.getByRole('img', { name: /公开页被打开的次数/ })).toBeVisible();
  await expectAccessible(page);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
});

test('the office looks at weeks and places of its own, makes a link, takes the table away; others see theirs or nothing', async ({
  page,
  signIn,
}) => {
  await signIn('office', '/office/reach?since=gestern&by=day');
  await expect(page.getByLabel('从', { exact: true })).toHaveValue('gestern');
  await expect(page.getByLabel('从', { exact: true })).toHaveAccessibleDescription(/没看懂这个日期/);
  await expectAccessible(page);
  await page.getByRole('link', { name: '回到最近十二周' }).click();
  await page.getByLabel('社区', { exact: true }).first().selectOption('柳岸社区');
  await page.getByRole('button', { name: '显示' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('传播到哪里：柳岸社区');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: /下载这张表/ }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^示范街道 传播/);
  await page.getByLabel('打开哪一页').selectOption('怎样参加');
  await page.getByLabel('途径', { exact: true }).selectOption('社区群');
  await page.getByRole('button', { name: '生成链接' }).click();
  await expect(page.getByRole('textbox', { name: '链接' })).toHaveValue(/\/learn\/how\?via=group&area=[0-9a-f-]{36}$/);
  await expectAccessible(page);
  await page.goto('/office/reach?since=2020-01-01&until=2020-02-01');
  await expect(page.getByRole('heading', { name: '这段时间还没有数到什么' })).toBeVisible();
  await expectAccessible(page);

  await page.context().clearCookies();
  await signIn('stranger', '/office/reach');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('传播到哪里：邻接街道');
  await expect(page.getByText('柳岸社区')).toHaveCount(0);
  await page.context().clearCookies();
  await signIn('worker', '/visit/');
  expect((await page.goto('/office/reach'))?.status()).toBe(403);
  expect((await page.request.get('/office/reach.csv')).status()).toBe(403);
});
