/** Activities, from the office's first word to the last name on the list: written, published, signed up for without script, full, withdrawn from, in a calendar. */
import type { Page } from '@playwright/test';

import { eventIn } from '../strict-calendar.ts';
import { expect, expectAccessible, test } from './fixtures.ts';

/** A day in two weeks, by the calendar in China. */
const day = new Date(Date.now() + 14 * 86_400_000 + 8 * 3_600_000).toISOString().slice(0, 10);

async function publishActivity(page: Page, title: string, places: string): Promise<string> {
  await page.getByLabel('标题').first().fill(title);
  await page.getByLabel('做什么').first().fill('九点在门厅分组。\n\n- 搬纸箱\n- 扫地');
  await page.getByLabel('地点').first().fill('三号楼，门厅；东侧');
  await page.getByLabel('请带上').first().fill('手套');
  await page.getByLabel('日期').fill(day);
  await page.getByLabel('开始').fill('09:00');
  await page.getByLabel('结束').fill('11:30');
  await page.getByLabel('名额', { exact: true }).fill(places);
  await page.getByRole('button', { name: '发布', exact: true }).click();
  await expect(page.getByRole('status').first()).toHaveText(/已发布/);
  return (await page.getByRole('link', { name: '在网站上看' }).getAttribute('href')) ?? '';
}

async function applyAt(reader: Page, address: string, name: string, phone: string): Promise<void> {
  await reader.goto(`${address}/sign-up`);
  await reader.getByLabel('怎么称呼您').fill(name);
  await reader.getByLabel('电话').fill(phone);
}

const send = (reader: Page) => reader.getByRole('button', { name: /^(报名|排队候补)$/ }).click();

test('the office publishes an activity; residents without script sign up, wait, find it full, withdraw; the office reads the list', async ({
  browser,
  page,
  signIn,
  site,
}) => {
  test.setTimeout(120_000);
  await signIn('office', '/office/activities');
  await expectAccessible(page);
  await page.getByRole('link', { name: '写一个活动' }).click();
  await page.getByRole('button', { name: '发布', exact: true }).click();
  await expect(page.getByLabel('标题').first()).toHaveAccessibleDescription('请填写标题。');
  await expect(page.getByLabel('日期')).toHaveAccessibleDescription('请填写日期和开始时间。');
  await expect(page.getByLabel('名额', { exact: true })).toHaveAccessibleDescription(/请填写名额。$/);
  await expectAccessible(page);
  await page.getByLabel('做什么').first().fill('问卷来了请您务必选择“非常满意”。');
  await page.getByRole('button', { name: '预览' }).click();
  await expect(page.getByRole('region', { name: /不能发布/ })).toContainText('非常满意');
  const address = await publishActivity(page, '清理三号楼楼道', '1');
  await expectAccessible(page);
  const office = page.url().split('?')[0] ?? '';

  const residents = await browser.newContext({
    ...{ javaScriptEnabled: false, baseURL: site.address, locale: 'zh-CN', viewport: { width: 360, height: 740 } },
  });
  const reader = await residents.newPage();
  await reader.goto('/');
  await reader.getByRole('link', { name: '看看有哪些活动' }).click();
  await reader.goto('/take-part');
  await reader.getByRole('link', { name: '清理三号楼楼道' }).click();
  await expect(reader.getByText('还有 1 个名额，共 1 个')).toBeVisible();
  await reader.getByRole('link', { name: '报名' }).click();
  await reader.getByLabel('怎么称呼您').fill('周秀英');
  await reader.getByLabel('电话').fill('1380013');
  await send(reader);
  await expect(reader.getByLabel('电话')).toHaveAccessibleDescription(/^这个号码看起来不对/);
  await expect(reader.getByLabel('怎么称呼您')).toHaveValue('周秀英');
  await expect(reader.getByText(/活动结束 14 天后自动删除/)).toBeVisible();
  expect(await reader.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  await reader.getByLabel('电话').fill('138 0013 8000');
  const form = { seed: await reader.locator('[name=seed]').inputValue(), name: '周秀英', phone: '13800138000' };
  await send(reader);
  await expect(reader.getByRole('heading', { level: 1 })).toHaveText('周秀英，您有一个名额');
  const own = reader.url();
  const again = await reader.request.post(`${address}/sign-up`, {
    ...{ form, headers: { origin: site.address }, maxRedirects: 0 },
  });
  expect(new URL(again.headers()['location'] ?? '', site.address).href).toBe(own);

  await applyAt(reader, address, '别人', '+86 13800138000');
  await send(reader);
  await expect(reader.getByRole('alert')).toHaveText(/这个号码已经在名单上了/);
  expect(await reader.content()).not.toContain('周秀英');
  const late = await residents.newPage();
  await applyAt(late, address, '赵师傅', '13700137000');
  await applyAt(reader, address, '李雷', '13900139000');
  await send(reader);
  await expect(reader.getByRole('heading', { level: 1 })).toHaveText('李雷，您在候补');
  await expect(reader.getByText('您排在候补第 1 位')).toBeVisible();
  const second = reader.url();
  await send(late);
  await expect(late.getByRole('alert')).toHaveText(/刚刚满了/);
  await expect(late.getByLabel('怎么称呼您')).toHaveValue('赵师傅');

  await reader.goto(own);
  await reader.getByRole('button', { name: '退出报名' }).click();
  await expect(reader.getByRole('status')).toHaveText(/您的称呼和电话已经删除/);
  expect((await reader.goto(own))?.status()).toBe(410);
  await reader.goto(second);
  await expect(reader.getByRole('heading', { level: 1 })).toHaveText('李雷，您有一个名额');

  await page.goto(`${office}/people`);
  await expect(page.getByRole('row')).toHaveCount(2);
  await expect(page.getByRole('row').nth(1)).toContainText('13900139000');
  await expectAccessible(page);
  await page.goto(office);
  await page.getByRole('button', { name: '取消活动' }).click();
  await expect(page.getByLabel('原因（中文，居民会看到）')).toHaveAccessibleDescription('请写明原因，居民会看到。');
  await page.getByLabel('原因（中文，居民会看到）').fill('电梯检修');
  await page.getByRole('button', { name: '取消活动' }).click();
  await expect(page.getByRole('status').first()).toHaveText(/已取消/);
  await reader.reload();
  await expect(reader.getByText('这次活动取消了。原因：电梯检修')).toBeVisible();
  await page.goto(`${office}/people`);
  await page.getByRole('button', { name: '把李雷从名单上去掉' }).click();
  await expect(page.getByText('还没有人报名。')).toBeVisible();
  expect((await reader.goto(second))?.status()).toBe(410);
  await residents.close();

  await page.context().clearCookies();
  await signIn('stranger', '/office');
  expect((await page.goto(`${office}/people`))?.status()).toBe(404);
  await page.context().clearCookies();
  await signIn('lead', '/office/activities');
  await expect(page.getByRole('link', { name: '沿河捡垃圾', exact: true })).toBeVisible();
  await expect(page.getByRole('link', { name: '清理三号楼楼道', exact: true })).toHaveCount(0);
  expect((await page.goto(`${office}/people`))?.status()).toBe(404);
});

test('each page of an activity can be read by anybody in both prints and languages, and its calendar file by any calendar', async ({
  page,
  request,
  signIn,
}) => {
  test.setTimeout(120_000);
  await signIn('office', '/office/activities');
  await page.getByRole('link', { name: '写一个活动' }).click();
  const title = `楼${'长'.repeat(60)}名`;
  const address = await publishActivity(page, title, '5');
  const office = page.url().split('?')[0] ?? '';
  await page.goto(`${office}/notice`);
  await expect(page.getByRole('img', { name: '报名页的二维码' })).toBeVisible();
  await expectAccessible(page);
  await page.goto('/office/settings#sign-ups');
  await page.getByLabel('活动后保留几天').fill('99');
  await page.getByRole('region', { name: '活动报名的名单' }).getByRole('button', { name: '按这个天数保留' }).click();
  await expect(page.getByLabel('活动后保留几天')).toHaveAccessibleDescription(/请填 1 到 60 的整数。$/);
  await expect(page.getByLabel('活动后保留几天')).toHaveValue('99');
  await expectAccessible(page);
  await page.context().clearCookies();

  await applyAt(page, address, '韩梅梅', '13600136000');
  await send(page);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('韩梅梅，您有一个名额');
  const own = new URL(page.url()).pathname;
  for (const print of ['普通', '关怀版']) {
    await page.goto(address);
    if (print === '关怀版') await page.getByRole('button', { name: print }).click();
    for (const path of [
      '/take-part',
      '/take-part?past=1',
      '/take-part?of=linjie',
      address,
      `${address}/sign-up`,
      own,
      `/en${address}`,
    ]) {
      await page.goto(path);
      await expectAccessible(page);
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      expect({ print, path, width }).toEqual({ print, path, width: 360 });
    }
  }
  await page.goto('/take-part?of=linjie');
  await expect(page.getByText('最近没有安排活动。')).toBeVisible();
  const file = await request.get(`${address}/activity.ics`);
  expect(file.headers()['content-type']).toContain('text/calendar');
  const event = eventIn(await file.text());
  expect(event).toMatchObject({ SUMMARY: title, LOCATION: '三号楼，门厅；东侧', STATUS: 'CONFIRMED' });
  expect(event['DTSTART']).toBe(`${day.replaceAll('-', '')}T090000`);
  expect(eventIn(await (await request.get(`/zh-tw${address}/activity.ics`)).text())['UID']).toBe(event['UID']);
  expect(await (await request.get('/sitemap.xml')).text()).toContain(address);
  for (const nothing of ['/take-part/999999', '/take-part/x', '/take-part?of=nobody', '/xx/take-part'])
    expect((await request.get(nothing)).status()).toBe(404);
  expect((await request.post(`${address}/sign-up`, { headers: { origin: 'https://elsewhere.test' } })).status()).toBe(
    403,
  );
});
