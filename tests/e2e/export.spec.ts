/** Answers for analysts: which files there are, that they come whole, and that nobody else gets them. */
import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';

import { readZip } from '../read-zip.ts';
import { parseStrictCsv } from '../strict-csv.ts';
import { requireWellFormed } from '../strict-xml.ts';
import { expect, expectAccessible, test } from './fixtures.ts';

test('the office reads what is in the files, and what is not', async ({ page, signIn }) => {
  await signIn('office', '/office/export');
  await expect(page.getByText(/[\d,]+ 份答卷，一份一行/)).toBeVisible();
  await expect(page.getByText('没有姓名、电话、门牌', { exact: false })).toBeVisible();
  await expect(page.getByText('每次导出都会记下是谁、什么时候、导出了什么。')).toBeVisible();
  await expectAccessible(page);
});

test('the table comes whole: a line per answer, as many columns as the codebook names', async ({ page, signIn }) => {
  await signIn('office', '/office/export');
  const announced = Number(/([\d,]+) 份答卷，/.exec(await page.getByRole('main').innerText())?.[1]?.replace(',', ''));
  const table = await downloaded(page, '答卷（CSV）');
  expect(table.name).toMatch(/^邻里-第三批.*-答卷\.csv$/);
  const [head = [], ...rows] = parseStrictCsv(table.bytes.toString('utf8'));
  expect(rows.length).toBe(announced);
  expect(head.slice(0, 4)).toEqual(['community', 'week', 'channel', 'mode']);
  expect(head).not.toContain('cluster');
  const [titles = [], ...lines] = parseStrictCsv((await downloaded(page, '编码本（CSV）')).bytes.toString('utf8'));
  const named = new Set(lines.map((line) => line[titles.indexOf('column')]));
  expect(head.filter((name) => !named.has(name))).toEqual([]);
  const value = titles.indexOf('value');
  for (const name of ['satisfied_overall', 'news_sources.visit', 'mode']) {
    const known = new Set([
      '',
      ...lines.filter((line) => line[titles.indexOf('column')] === name).map((line) => line[value]),
    ]);
    expect(rows.map((row) => row[head.indexOf(name)]).filter((cell) => !known.has(cell))).toEqual([]);
  }
});

test('the workbook, the texts and the questionnaire come as what they are', async ({ page, signIn }) => {
  await signIn('office', '/office/export');
  const workbook = readZip((await downloaded(page, '答卷和编码本（Excel）')).bytes);
  for (const xml of workbook.values()) requireWellFormed(xml);
  expect([...workbook.keys()].filter((path) => path.startsWith('xl/worksheets/'))).toHaveLength(2);
  const [head, ...texts] = parseStrictCsv((await downloaded(page, '原话（CSV）')).bytes.toString('utf8'));
  expect(head).toEqual(['community', 'question', 'title_zh', 'title_en', 'text']);
  expect(texts.length).toBeGreaterThan(10);
  const definition = JSON.parse((await downloaded(page, '问卷定义（JSON）')).bytes.toString('utf8')) as {
    pages: unknown[];
  };
  expect(definition.pages.length).toBeGreaterThan(1);
});

for (const who of ['lead', 'worker'] as const) {
  test(`a ${who} gets not one answer`, async ({ page, signIn }) => {
    await signIn(who, '/office');
    for (const path of ['', '/answers.csv', '/answers.xlsx', '/texts.csv', '/codebook.csv', '/definition.json'])
      expect((await page.request.get(`/office/export${path}`)).status()).toBe(403);
  });
}

test('the office next door is told that there is no such wave', async ({ browser, page, signIn, site }) => {
  await signIn('office', '/office/export');
  const ours = await page.getByLabel('批次').inputValue();
  const context = await browser.newContext({ baseURL: site.address, locale: 'zh-CN' });
  const neighbour = await context.newPage();
  const person = site.signIns.find(({ who }) => who === 'stranger');
  await neighbour.goto(`/office/export?wave=${ours}`);
  await neighbour.getByLabel('账号或手机号').fill(person?.account ?? '');
  await neighbour.getByLabel('密码').fill(person?.password ?? '');
  await neighbour.getByRole('button', { name: '登录' }).click();
  await expect(neighbour.getByRole('heading', { name: '没有这个批次' })).toBeVisible();
  for (const file of ['answers.csv', 'answers.xlsx', 'texts.csv', 'codebook.csv', 'definition.json'])
    expect((await neighbour.request.get(`/office/export/${file}?wave=${ours}`)).status()).toBe(404);
  await context.close();
});

test('is read on a narrow phone', async ({ page, signIn }) => {
  await signIn('office', '/office/export');
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
});

async function downloaded(page: Page, link: string): Promise<{ name: string; bytes: Buffer }> {
  const started = page.waitForEvent('download');
  await page.getByRole('link', { name: link }).click();
  const download = await started;
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}
