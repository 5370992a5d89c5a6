/** The periodic report: read, printed, copied for a work group, and taken away for Word and Excel. */
import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';

import { readZip } from '../read-zip.ts';
import { requireWellFormed } from '../strict-xml.ts';
import { expect, expectAccessible, test } from './fixtures.ts';

test.describe('the report', () => {
  test('answers per indicator, lists every community, and says how it was made', async ({ page, signIn }) => {
    await signIn('office', '/office/report');
    const report = page.getByRole('article', { name: '通报正文' });
    await expect(report.getByRole('heading', { name: /居民问卷自测结果的通报（暂定）/ })).toBeVisible();
    for (const section of ['一、结论', '二、各社区结果', '三、拉低满意率的项目', '四、请注意', '五、方法说明'])
      await expect(report.getByRole('heading', { name: section })).toBeVisible();
    await expect(report.getByText(/^满意率（目标.*n = [\d,]+，95% 区间/)).toBeVisible();
    await expect(report.getByText(/折合测评 \d+\.\d 分（95% 区间/)).toBeVisible();
    const table = report.getByRole('table', { name: /各社区满意率/ });
    await expect(table.getByRole('row')).toHaveCount(1 + 12 + 1);
    await expect(table.getByRole('img', { name: /区间/ }).first()).toBeVisible();
    await expect(report.getByText(/参与者结果：区间只反映/)).toBeVisible();
    await expectAccessible(page);
  });

  test('on paper stands alone: no buttons, nothing of the site around it', async ({ page, signIn }) => {
    await signIn('office', '/office/report');
    await page.emulateMedia({ media: 'print' });
    await expect(page.getByRole('article', { name: '通报正文' })).toBeVisible();
    await expect(page.getByRole('banner')).toBeHidden();
    for (const gone of ['下载 Word 公文', '下载 Excel 表格'])
      await expect(page.getByRole('link', { name: gone })).toBeHidden();
    const paper = await page.pdf({ preferCSSPageSize: true });
    const [, wide, high] = /\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(paper.toString('latin1')) ?? [];
    expect([wide, high].map((points) => Math.round((Number(points) / 72) * 25.4))).toEqual([210, 297]);
  });

  test('is narrowed to one community, whose figures are those of its row', async ({ page, signIn }) => {
    await signIn('office', '/office/report');
    const row = page
      .getByRole('table', { name: /各社区满意率/ })
      .getByRole('row')
      .nth(1);
    const name = await row.getByRole('rowheader').innerText();
    const figures = await row.getByRole('cell').allInnerTexts();
    await page.getByLabel('范围').selectOption({ label: name });
    await page.getByRole('button', { name: '查看' }).click();
    await expect(page).toHaveURL(/community=[0-9a-f-]{36}/);
    const table = page.getByRole('table', { name: /^满意率，目标/ });
    await expect(table.getByRole('row')).toHaveCount(2);
    expect(await table.getByRole('row').nth(1).getByRole('cell').allInnerTexts()).toEqual(figures);
    await expectAccessible(page);
  });

  test('is taken away for Word and for Excel, under a Chinese name', async ({ page, signIn }) => {
    await signIn('office', '/office/report');
    for (const [link, extension, main] of [
      ['下载 Word 公文', 'docx', 'word/document.xml'],
      ['下载 Excel 表格', 'xlsx', 'xl/workbook.xml'],
    ] as const) {
      const { bytes, name } = await downloaded(page, link);
      expect(name).toMatch(new RegExp(`^邻里-第三批.*-通报\\.${extension}$`));
      const parts = readZip(bytes);
      expect(parts.has(main)).toBe(true);
      for (const xml of parts.values()) requireWellFormed(xml);
    }
  });
});

test.describe('the text for a work group', () => {
  test('is copied where the browser can', async ({ context, page, signIn }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await signIn('office', '/office/report');
    await page.getByText('发工作群的文字', { exact: true }).click();
    await expectAccessible(page);
    await page.getByRole('button', { name: '复制文字' }).click();
    await expect(page.getByRole('status')).toHaveText('已复制，可以粘贴到工作群。');
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied).toBe(await page.getByLabel('可复制的摘要').inputValue());
    expect(copied).toMatch(/^【第三批/);
  });

  test('is selected where the browser refuses, with a word how to go on', async ({ page, signIn }) => {
    await page.addInitScript(() => {
      Object.defineProperty(navigator, 'clipboard', { value: undefined });
    });
    await signIn('office', '/office/report');
    await page.getByText('发工作群的文字', { exact: true }).click();
    await page.getByRole('button', { name: '复制文字' }).click();
    await expect(page.getByRole('status')).toContainText('文字已选中');
    const selected = await page
      .getByLabel('可复制的摘要')
      .evaluate((field: HTMLTextAreaElement) => field.selectionEnd - field.selectionStart);
    expect(selected).toBeGreaterThan(200);
  });

  test('stands in a field to copy from, without script', async ({ browser, site }) => {
    const context = await browser.newContext({ javaScriptEnabled: false, locale: 'zh-CN', baseURL: site.address });
    const page = await context.newPage();
    await page.goto('/office/report');
    const office = site.signIns.find(({ who }) => who === 'office');
    await page.getByLabel('账号或手机号').fill(office?.account ?? '');
    await page.getByLabel('密码').fill(office?.password ?? '');
    await page.getByRole('button', { name: '登录' }).click();
    await page.getByText('发工作群的文字', { exact: true }).click();
    await expect(page.getByLabel('可复制的摘要')).toHaveValue(/参与者结果/);
    await expect(page.getByRole('button', { name: '复制文字' })).toBeHidden();
    await context.close();
  });
});

test('a lead reports the own community alone, with figures of the day', async ({ page, signIn }) => {
  await signIn('lead', '/office/report');
  await expect(page.getByRole('table', { name: /^满意率，目标/ }).getByRole('row')).toHaveCount(2);
  await expect(page.getByText(/每天更新一次/)).toBeVisible();
  await expect(page.getByLabel('范围')).toHaveCount(0);
  await expectAccessible(page);
});

test('a worker gets no report, in no shape', async ({ page, signIn }) => {
  await signIn('worker', '/office');
  for (const path of ['report', 'report.docx', 'report.xlsx'])
    expect((await page.request.get(`/office/${path}`)).status()).toBe(403);
});

test('a wave or a community that is not one’s own is answered with a sentence', async ({ page, signIn }) => {
  await signIn('stranger', '/office');
  for (const asked of ['wave=00000000-0000-4000-8000-000000000000', "wave=';--", 'community=x', 'community=%00']) {
    const answer = await page.goto(`/office/report?${asked}`);
    expect(answer?.status()).toBe(404);
    await expect(page.getByRole('heading', { name: '没有这个批次' })).toBeVisible();
    expect((await page.request.get(`/office/report.docx?${asked}`)).status()).toBe(404);
  }
});

for (const print of ['normal', 'large']) {
  test(`is read on a narrow phone in ${print} print: only tables scroll sideways`, async ({
    context,
    page,
    signIn,
    site,
  }) => {
    await context.addCookies([{ name: 'print', value: print, url: site.address }]);
    await signIn('office', '/office/report');
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
    await expectAccessible(page);
  });
}

async function downloaded(page: Page, link: string): Promise<{ name: string; bytes: Buffer }> {
  const started = page.waitForEvent('download');
  await page.getByRole('link', { name: link }).click();
  const download = await started;
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}
