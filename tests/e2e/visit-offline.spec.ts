/** What was recorded without signal arrives once, whatever happens on the way. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { killableBrowser } from '../browser/killable.ts';
import { expect, expectAccessible, test } from './fixtures.ts';
import { walkersPassword } from './walkers.ts';
import {
  buildingPath,
  openBuilding,
  openVisits,
  recordAt,
  signInAs,
  sendNow,
  storedVisits,
  untilArrived,
  waiting,
} from './walking.ts';

test('forty visits without signal, the phone dies, opens again without signal: all forty wait, and arrive once', async ({
  site,
}) => {
  test.setTimeout(120_000);
  const profile = mkdtempSync(join(tmpdir(), 'linli-phone-'));
  let phone = await killableBrowser(profile);
  let page = await phone.context.newPage();
  await page.setViewportSize({ width: 360, height: 740 });
  await openVisits(page, 'stairs', site.address);
  await openBuilding(page, 'stairs');
  await phone.context.setOffline(true);
  for (let place = 0; place < 40; place += 1) await recordAt(page, place, place % 2 ? '宣讲了' : '没人在家');
  await waiting(page, 40);
  await phone.kill();

  phone = await killableBrowser(profile);
  page = await phone.context.newPage();
  await phone.context.setOffline(true);
  await page.goto(`${site.address}/visit/`);
  await waiting(page, 40);
  expect(await storedVisits(site, 'stairs')).toEqual([]);
  await page.goto(`${site.address}${buildingPath('stairs')}`);
  await expect(page.locator('.units .waits')).toHaveCount(40);
  await phone.context.setOffline(false);
  await page.goto(`${site.address}/visit/`);
  await untilArrived(page, 'stairs');
  const stored = await storedVisits(site, 'stairs');
  expect(stored).toHaveLength(40);
  expect(new Set(stored.map(({ premises_id }) => premises_id)).size).toBe(40);
  await phone.kill();
  rmSync(profile, { recursive: true, force: true });
});

test('a reply that is lost after the visits were stored: sent again, stored once', async ({ context, page, site }) => {
  await openVisits(page, 'lost');
  await openBuilding(page, 'lost');
  await context.setOffline(true);
  for (let place = 0; place < 3; place += 1) await recordAt(page, place);
  let lost = 0;
  await context.route('**/api/visits', async (route) => {
    if (route.request().method() !== 'PUT' || lost > 0) return route.continue();
    lost += 1;
    await route.fetch();
    return route.abort('connectionreset');
  });
  await context.setOffline(false);
  await sendNow(page);
  await expect.poll(() => lost).toBe(1);
  await waiting(page, 0);
  expect(await storedVisits(site, 'lost')).toHaveLength(3);
});

test('two tabs send what waits once', async ({ context, page, site }) => {
  await openVisits(page, 'tabs');
  await openBuilding(page, 'tabs');
  await context.setOffline(true);
  for (let place = 0; place < 3; place += 1) await recordAt(page, place);
  const other = await context.newPage();
  await other.goto('/visit/');
  await waiting(other, 3);
  await sendNow(page);
  const sent: string[] = [];
  context.on('request', (request) => {
    if (request.method() === 'PUT') sent.push(...(request.postData()?.match(/"happenedAt"/g) ?? []));
  });
  await context.setOffline(false);
  await Promise.all([waiting(page, 0), waiting(other, 0)]);
  expect(sent).toHaveLength(3);
  expect(await storedVisits(site, 'tabs')).toHaveLength(3);
});

test('the sign-in has ended: everything stays and says so; another person never sends it unasked', async ({
  context,
  page,
  site,
}) => {
  await openVisits(page, 'ended');
  await openBuilding(page, 'ended');
  await context.setOffline(true);
  await recordAt(page, 0);
  await context.clearCookies();
  await context.setOffline(false);
  await sendNow(page);
  await expect(page.getByText('登录已过期')).toBeVisible({ timeout: 20_000 });
  await waiting(page, 1);
  await expectAccessible(page);

  await page.goto('/sign-in?next=/visit/');
  await page.getByLabel(/账号/).fill('other');
  await page.getByLabel(/密码/).fill(walkersPassword);
  await page.getByRole('button', { name: /^登录$/ }).click();
  await expect(page.getByText('这部手机上还有 走访员ended 的 1 条未上传记录')).toBeVisible();
  await expect(page.getByRole('link', { name: /^other楼/ })).toBeVisible();
  await expect(page.getByRole('link', { name: /^ended楼/ })).toHaveCount(0);
  await expectAccessible(page);
  expect(await storedVisits(site, 'ended')).toEqual([]);

  await page.getByRole('button', { name: '退出登录' }).click();
  await page.waitForURL(/sign-in/);
  await expect(page.getByText('这部手机上还有未上传的走访记录')).toBeVisible();
  await signInAs(page, 'ended');
  await waiting(page, 0);
  expect(await storedVisits(site, 'ended')).toHaveLength(1);
});

test('a file of the queue is sent by the lead: stored once, and both are recorded', async ({
  browser,
  context,
  page,
  site,
}) => {
  await openVisits(page, 'file');
  await openBuilding(page, 'file');
  await context.setOffline(true);
  await recordAt(page, 0);
  await page.goto('/visit/waiting');
  const saving = page.waitForEvent('download');
  await page.getByRole('button', { name: '存成文件' }).click();
  const path = await (await saving).path();
  expect(JSON.parse(readFileSync(path, 'utf8'))).toMatchObject({
    kind: 'linli-visits',
    worker: { name: '走访员file' },
  });

  const colleague = await (await browser.newContext({ baseURL: site.address, locale: 'zh-CN' })).newPage();
  await openVisits(colleague, 'chief');
  await colleague.goto('/visit/file');
  await colleague
    .getByLabel('选择文件')
    .setInputFiles({ name: 'a.json', mimeType: 'application/json', buffer: readFileSync(path) });
  await expect(colleague.getByText('走访员file 的 1 条记录')).toBeVisible();
  await colleague.getByRole('button', { name: '上传这些记录' }).click();
  await expect(colleague.getByText('收下 1 条，已有 0 条，拒收 0 条。')).toBeVisible();
  await expectAccessible(colleague);
  await colleague.context().close();
  const [stored] = await storedVisits(site, 'file');
  expect(stored?.sender_id).not.toBeNull();
  await context.setOffline(false);
  await page.getByRole('button', { name: '现在上传' }).click();
  await waiting(page, 0);
  expect(await storedVisits(site, 'file')).toHaveLength(1);
});
