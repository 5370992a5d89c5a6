/** News, from the office's first word to the reader and back: written, looked at, published with a picture, found, withdrawn. */
import sharp from 'sharp';

import { expect, expectAccessible, test } from './fixtures.ts';

test('the office writes, is told what leans, publishes with a picture, and withdraws; anybody reads meanwhile', async ({
  browser,
  page,
  signIn,
  site,
}) => {
  await signIn('office', '/office/news');
  await expectAccessible(page);
  await page.getByRole('link', { name: '写一篇' }).click();
  await page.getByRole('button', { name: '发布', exact: true }).click();
  await expect(page.getByLabel('标题').first()).toHaveAccessibleDescription('请填写标题。');
  await page.getByLabel('类别').selectOption('身边人');
  await page.getByLabel('标题').first().fill('修伞的老吴');
  await page.getByLabel('一句话摘要').first().fill('每逢下雨，他在门厅。');
  const text = page.getByLabel('正文').first();
  await text.fill('## 周三\n\n热心的老吴修了**三把**伞。\n\n问卷来了请您务必选择“非常满意”。');
  await page.getByRole('button', { name: '发布', exact: true }).click();
  await expect(page.getByRole('alert')).toHaveText(/没有发布：有句子像是在引导作答/);
  await expect(page.getByRole('region', { name: /不能发布/ })).toContainText('非常满意');
  await expectAccessible(page);
  await text.fill('## 周三\n\n热心的老吴修了**三把**伞。');
  await page.getByRole('button', { name: '预览' }).click();
  await expect(page.getByRole('region', { name: '预览' }).getByRole('heading', { name: '周三' })).toBeVisible();
  await expect(page.getByRole('region', { name: /请您再看一眼/ })).toContainText('热心的老吴');
  await expectAccessible(page);
  await page.getByRole('button', { name: '存草稿' }).click();
  await expect(page.getByRole('status').first()).toHaveText('已保存。');
  await page
    .getByLabel('选择图片')
    .setInputFiles({ name: 'x.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('no picture') });
  await page.getByRole('button', { name: '上传' }).click();
  await expect(page.getByLabel('选择图片')).toHaveAccessibleDescription(/读不出来/);
  const photo = { create: { width: 1600, height: 1200, channels: 3, background: '#c9a86a' } } as const;
  const buffer = await sharp(photo).png({ compressionLevel: 0 }).toBuffer();
  await page.getByLabel('选择图片').setInputFiles({ name: 'umbrella.png', mimeType: 'image/png', buffer });
  await page.getByRole('button', { name: '上传' }).click();
  await expect(page.getByRole('status').first()).toHaveText(/图片已放好/);
  await page.getByRole('button', { name: '发布', exact: true }).click();
  await expect(page.getByLabel('图片里有什么').first()).toHaveAccessibleDescription(/就要写明/);
  await page.getByLabel('图片里有什么').first().fill('一把撑开的旧伞');
  await page.getByRole('button', { name: '发布', exact: true }).click();
  await expect(page.getByRole('status').first()).toHaveText('已发布，所有人都能看到。');
  await expectAccessible(page);
  const address = await page.getByRole('link', { name: '在网站上看' }).getAttribute('href');
  await expect(page.getByRole('textbox', { name: '发到居民群里' })).toHaveValue(
    new RegExp(`^修伞的老吴\n每逢下雨，他在门厅。\nhttp.*${address ?? ''}\\?via=group$`),
  );

  const reader = await browser.newPage({ javaScriptEnabled: false, baseURL: site.address, locale: 'zh-CN' });
  await reader.goto(address ?? '');
  await expect(reader.getByRole('heading', { level: 1, name: '修伞的老吴' })).toBeVisible();
  const picture = reader.getByRole('img', { name: '一把撑开的旧伞' });
  expect(await picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(1200);
  expect(await reader.locator('script[type="application/ld+json"]').textContent()).toContain('"@type":"NewsArticle"');
  await reader.goto(`/en${address ?? ''}`);
  await expect(reader.getByText('This one is in Chinese only.')).toBeVisible();

  await page.getByRole('button', { name: '撤下' }).click();
  await expect(page.getByRole('status').first()).toHaveText(/已撤下/);
  expect((await reader.goto(address ?? ''))?.status()).toBe(410);
  await expect(reader.getByRole('heading', { level: 1, name: '这一篇已经撤下' })).toBeVisible();
  await reader.close();
});

test('readers page through the news by kind; feed, sitemap and robots name the same pages; the home says what the office typed', async ({
  page,
  request,
  signIn,
}) => {
  await page.goto('/news');
  await expectAccessible(page);
  await page.getByRole('link', { name: '问卷结果' }).click();
  await page.getByRole('link', { name: '第二批居民问卷的结果' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('第二批居民问卷的结果');
  await expectAccessible(page);
  const address = new URL(page.url()).pathname;
  for (const list of ['/news/feed.xml', '/sitemap.xml'])
    expect(await (await request.get(list)).text()).toContain(address);
  expect(await (await request.get('/robots.txt')).text()).toContain('/sitemap.xml');
  expect((await request.get('/MP_verify_none.txt')).status()).toBe(404);
  for (const icon of ['/favicon.ico', '/apple-touch-icon.png', '/share.png'])
    expect((await request.get(icon)).status()).toBe(200);
  expect((await request.get('/news?page=99')).status()).toBe(404);

  await signIn('office', '/office/site');
  await expectAccessible(page);
  await page.getByLabel('首页地址的最后一段').fill('示范');
  await page.getByLabel('办公时间', { exact: true }).fill('周一至周六');
  await page.getByRole('button', { name: '保存' }).click();
  await expect(page.getByLabel('首页地址的最后一段')).toHaveAccessibleDescription(/只能用小写字母/);
  await expect(page.getByLabel('办公时间', { exact: true })).toHaveValue('周一至周六');
  await page.getByLabel('首页地址的最后一段').fill('shifan');
  await page.getByRole('button', { name: '保存' }).click();
  await expect(page.getByRole('status').first()).toHaveText(/已保存/);

  await page.goto('/office/report');
  const finished = await page.getByRole('option', { name: /第二批/ }).getAttribute('value');
  await page.goto(`/office/report?wave=${finished ?? ''}`);
  await page.getByRole('link', { name: '把结果写成消息' }).click();
  await expect(page.getByLabel('类别')).toHaveValue('result');
  await expect(page.getByLabel('正文').first()).toHaveValue(/本街道自测[^]*95% 区间/);
  await page.getByRole('button', { name: '预览' }).click();
  await expect(page.getByRole('region', { name: '预览' }).getByRole('listitem').first()).toContainText('区间');
  await expect(page.getByRole('region', { name: /不能发布/ })).toHaveCount(0);
  await page.context().clearCookies();
  await signIn('lead', '/office');
  expect((await page.goto('/office/news'))?.status()).toBe(403);
});
