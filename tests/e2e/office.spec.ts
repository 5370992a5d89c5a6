/** The office's first page: who reads which figures, in what form, and what the page says when there is nothing to read. */
import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';

import { parseStrictCsv } from '../strict-csv.ts';
import { expect, expectAccessible, test } from './fixtures.ts';

test.describe('the office', () => {
  test('reads which communities have reached the target, and what each figure rests on', async ({ page, signIn }) => {
    await signIn('office');
    await expect(page.getByText(/满意率：12 个社区中 \d+ 个已达标、\d+ 个未达标、\d+ 个样本不足/)).toBeVisible();
    await expect(page.getByText(/暂定/)).toBeVisible();
    await expect(communities(page)).toHaveCount(12);
    const cells = communities(page).first().getByRole('cell');
    await expect(cells.nth(1)).toContainText(/\d+\.\d\s%/);
    await expect(cells.nth(1)).toContainText(/达标|样本不足/);
    await expect(cells.nth(1)).toContainText(/\d+\.\d–\d+\.\d\s%/);
    await expect(cells.nth(1)).toContainText(/n = \d+/);
    await expect(cells.nth(1).getByRole('img', { name: /区间/ })).toBeVisible();
    await expect(page.getByRole('row', { name: /合计/ })).toBeVisible();
    await expectAccessible(page);
  });

  test('never sees a verdict on nine answers, and a full hundred only with its doubt', async ({ page, signIn }) => {
    await signIn('office');
    const nine = communities(page)
      .filter({ hasText: /n = 9\b/ })
      .first();
    await expect(nine.getByRole('cell').nth(1)).toContainText('样本不足');
    const full = communities(page)
      .filter({ hasText: /100\.0\s%/ })
      .last();
    await expect(full).toContainText(/\d\d\.\d–100\.0\s%/);
  });

  test('sorts by a column, and the order stays in the address', async ({ page, signIn }) => {
    await signIn('office');
    await page.getByRole('link', { name: '满意度得分' }).click();
    await expect(page).toHaveURL(/sort=score/);
    await expect(page.getByRole('columnheader', { name: /满意度得分/ })).toHaveAttribute('aria-sort', 'ascending');
    const ascending = await scores(page);
    expect(ascending).toEqual(ascending.toSorted((one, other) => one - other));
    await page.getByRole('link', { name: '满意度得分' }).click();
    await expect(page).toHaveURL(/sort=-score/);
    expect(await scores(page)).toEqual(ascending.toReversed());
  });

  test('chooses an earlier wave, whose figures are final', async ({ page, signIn }) => {
    await signIn('office');
    const earlier = page
      .getByLabel('批次')
      .getByRole('option', { name: /已结束/ })
      .first();
    await page.getByLabel('批次').selectOption((await earlier.getAttribute('value')) ?? '');
    await page.getByRole('button', { name: '查看' }).click();
    await expect(page).toHaveURL(/wave=[0-9a-f-]{36}/);
    await expect(page.getByText('批次已结束，结果不再变化。')).toBeVisible();
    await expectAccessible(page);
  });

  test('draws one measure at a time from the figures of the table', async ({ page, signIn }) => {
    await signIn('office');
    await page.getByLabel('图：看一项指标').scrollIntoViewIfNeeded();
    await expect(page.getByRole('img', { name: /^满意率：各社区的 95% 区间/ })).toBeVisible();
    await page.getByLabel('图：看一项指标').selectOption('知晓率');
    await expect(page.getByRole('img', { name: /^知晓率：各社区的 95% 区间/ })).toBeVisible();
    await expectAccessible(page);
  });

  test('saves the chart as a picture that says what it shows', async ({ page, signIn }) => {
    await signIn('office');
    await page.getByLabel('图：看一项指标').scrollIntoViewIfNeeded();
    await page.getByLabel('图：看一项指标').selectOption('满意度得分');
    await expect(page.getByText(/第三批.*：各社区满意度得分$/)).toBeVisible();
    const started = page.waitForEvent('download');
    await page.getByRole('button', { name: '存为图片（PNG）' }).click();
    const download = await started;
    expect(download.suggestedFilename()).toMatch(/^邻里-第三批.*-满意度得分\.png$/);
    const bytes = readFileSync(await download.path());
    expect(bytes.subarray(1, 4).toString('latin1')).toBe('PNG');
    expect(bytes.readUInt32BE(20)).toBeGreaterThan(12 * 30);
  });

  test('says what changed since the wave before, with its range, and when nobody can tell', async ({
    page,
    signIn,
  }) => {
    await signIn('office');
    const cell = communities(page).first().getByRole('cell').nth(1);
    await expect(cell).toContainText(
      /较上批 [+-]?\d+\.\d 个百分点（[+-]?\d+\.\d 到 [+-]?\d+\.\d） (上升|下降|变化不能判断)/,
    );
    await expect(page.getByText(/“较上批”与“第二批/)).toBeVisible();
    const earliest = page.getByLabel('批次').getByRole('option', { name: /第一批/ });
    await page.goto(`/office?wave=${(await earliest.getAttribute('value')) ?? ''}`);
    await expect(communities(page)).toHaveCount(12);
    await expect(page.getByText(/较上批/)).toHaveCount(0);
  });

  test('a name in the table leads to the community', async ({ page, signIn }) => {
    await signIn('office');
    const link = communities(page).first().getByRole('rowheader').getByRole('link');
    await expect(link).toHaveAttribute('href', /^\/office\/communities\/[0-9a-f-]{36}\?wave=[0-9a-f-]{36}$/);
  });

  test('filters without script by measure, verdict and name, and the address keeps it', async ({ browser, site }) => {
    const context = await browser.newContext({ javaScriptEnabled: false, locale: 'zh-CN', baseURL: site.address });
    const page = await context.newPage();
    await page.goto('/office?sort=name');
    const office = site.signIns.find(({ who }) => who === 'office');
    await page.getByLabel('账号或手机号').fill(office?.account ?? '');
    await page.getByLabel('密码').fill(office?.password ?? '');
    await page.getByRole('button', { name: '登录' }).click();
    await page.getByLabel('指标', { exact: true }).selectOption('满意度得分');
    await page.getByLabel('判断', { exact: true }).selectOption('达标');
    await page.getByRole('button', { name: '筛选' }).click();
    await expect(page).toHaveURL(/sort=name.*measure=score.*verdict=met/);
    await expect(page.getByText(/全部 12 个社区中，有 \d+ 个符合筛选/)).toBeVisible();
    for (const row of await communities(page).all()) {
      await expect(row.getByRole('cell')).toHaveCount(2);
      await expect(row.getByRole('cell').nth(1)).toContainText('达标');
    }
    await page.getByLabel('社区名称').fill('没有这个名字');
    await page.getByRole('button', { name: '筛选' }).click();
    await expect(page.getByText('没有符合筛选的社区')).toBeVisible();
    await page.getByRole('link', { name: '清除筛选' }).click();
    await expect(page).toHaveURL(/\/office\?wave=[0-9a-f-]{36}&sort=name$/);
    await expect(communities(page)).toHaveCount(12);
    await context.close();
  });

  test('unfolds the same figures counted otherwise, which change no verdict', async ({ page, signIn }) => {
    await signIn('office');
    const otherwise = page.getByRole('region', { name: /换一种算法的结果表/ });
    await expect(otherwise).toBeHidden();
    await page.getByText('换一种算法的结果（不改变判断）').click();
    const total = otherwise.getByRole('row', { name: /合计/ });
    for (const line of ['“不了解”计入分母', '只算“知道”', '入户渠道，单列', '去掉存疑答卷', '按户数加权'])
      await expect(total).toContainText(line);
    await expect(otherwise.getByText(/达标|样本不足/)).toHaveCount(0);
    await expect(page.getByText(/\d+ 份未满 18 岁或居住不到半年者的答卷，不计入任何比率/)).toBeVisible();
    await expectAccessible(page);
  });

  test('prints both tables, and nothing to press', async ({ page, signIn }) => {
    await signIn('office');
    await expect(page.getByLabel('图：看一项指标')).toBeVisible();
    await page.emulateMedia({ media: 'print' });
    await expect(page.getByText('按户数加权').first()).toBeVisible();
    for (const control of ['button', 'combobox', 'img'] as const)
      await expect(page.locator('.no-print').getByRole(control)).toHaveCount(0);
    await expect(page.getByRole('link', { name: /导出表格/ })).toBeHidden();
    await expect(page.getByRole('button', { name: '退出登录' })).toBeHidden();
    await expect(page.getByRole('button', { name: /存为图片|筛选/ })).toHaveCount(0);
  });

  test('takes the table away as a file that a spreadsheet opens', async ({ page, signIn }) => {
    await signIn('office');
    const started = page.waitForEvent('download');
    await page.getByRole('link', { name: /导出表格/ }).click();
    const download = await started;
    expect(download.suggestedFilename()).toMatch(/^邻里-第三批.*\.csv$/);
    const bytes = readFileSync(await download.path());
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const [heading, ...rows] = parseStrictCsv(bytes.toString('utf8'));
    expect(rows).toHaveLength(12 + 1);
    expect(heading?.slice(0, 8)).toEqual([
      '批次',
      '批次状态',
      '结果性质',
      '社区',
      '答卷份数',
      '计划份数',
      '满意率 n',
      '满意率',
    ]);
    for (const row of rows) {
      expect(row.slice(1, 3)).toEqual(['暂定', '参与者结果']);
      expect(row.slice(7, 12).join(' ')).toMatch(/^[01](\.\d+)? [01](\.\d+)? [01](\.\d+)? 0\.95 (未?达标|样本不足)$/);
    }
  });

  test('reads and sorts without script', async ({ browser, site }) => {
    const context = await browser.newContext({ javaScriptEnabled: false, locale: 'zh-CN', baseURL: site.address });
    const page = await context.newPage();
    await page.goto('/office?sort=-answers');
    const office = site.signIns.find(({ who }) => who === 'office');
    await page.getByLabel('账号或手机号').fill(office?.account ?? '');
    await page.getByLabel('密码').fill(office?.password ?? '');
    await page.getByRole('button', { name: '登录' }).click();
    await expect(page).toHaveURL(/\/office\?sort=-answers$/);
    await expect(communities(page)).toHaveCount(12);
    await expect(page.getByText('图：看一项指标')).toBeHidden();
    await context.close();
  });

  for (const print of ['normal', 'large']) {
    test(`reads the page on a narrow phone in ${print} print: only the table scrolls sideways`, async ({
      context,
      page,
      signIn,
      site,
    }) => {
      await context.addCookies([{ name: 'print', value: print, url: site.address }]);
      await signIn('office');
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
      const frame = page.getByRole('region', { name: /各社区结果表/ });
      await frame.focus();
      await frame.evaluate((element) => element.scrollTo(400, 0));
      const name = await communities(page).first().getByRole('rowheader').boundingBox();
      expect(name?.x).toBeGreaterThanOrEqual(0);
      expect(name?.x).toBeLessThan(40);
      await expectAccessible(page);
    });
  }
});

function communities(page: Page) {
  return page.locator('#communities tbody').getByRole('row');
}

/** The scores as they stand in the table, from top to bottom. */
async function scores(page: Page): Promise<number[]> {
  const cells = await page.locator('tbody td[data-measure=score]').all();
  return Promise.all(cells.map(async (cell) => Number(await cell.getAttribute('data-estimate'))));
}
