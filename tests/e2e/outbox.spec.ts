/** Finished answers reach the site once, whatever happens on the way, and their person sees it. */
import type { BrowserContext, Page, Route } from '@playwright/test';

import { expect, expectAccessible, test } from './fixtures.ts';
import { codes, waveOf } from './places.ts';
import { answerThreePages, expectStored, someWish, storedWith, untilKept } from './stored-answers.ts';

const address = `/q/${codes.threePages}`;
const send = (page: Page) => page.getByRole('button', { name: '提交答卷' }).click();
const thanks = (page: Page) => expect(page.getByRole('heading', { level: 1 })).toHaveText('谢谢您');

async function finishOffline(context: BrowserContext, page: Page, wish: string): Promise<void> {
  await page.goto(address);
  await untilKept(page);
  await answerThreePages(page, wish);
  await context.setOffline(true);
  await send(page);
  await expect(page.getByRole('heading', { name: '答卷已保存在这部手机上' })).toBeFocused();
}

test('finished in a lift: the answer waits visibly, and sends itself once the network is back', async ({
  context,
  page,
  site,
}) => {
  const wish = someWish();
  await finishOffline(context, page, wish);
  await expect(page.getByRole('status')).toContainText('没有连上网络');
  await expect(page.getByText('可以关掉这一页')).toBeVisible();
  await expectAccessible(page);
  await context.setOffline(false);
  await thanks(page);
  await expectStored(site, wish, 1);
  expect(await page.evaluate(() => Object.keys(localStorage).filter((key) => key !== 'linli.phone'))).toEqual([]);
});

test('finished offline, closed, opened again with a network: stored exactly once, and said so', async ({
  context,
  page,
  site,
}) => {
  const wish = someWish();
  await finishOffline(context, page, wish);
  await page.close();
  await context.setOffline(false);
  const next = await context.newPage();
  await next.goto(address);
  await expect(next.getByText('先前答完的 1 份答卷已经收到')).toBeVisible();
  await expectStored(site, wish, 1);
  await next.reload();
  await untilKept(next);
  await expect(next.getByText('这部手机上有一份没答完的问卷')).toHaveCount(0);
  expect(await storedWith(site, wish)).toHaveLength(1);
});

test('a reply lost after the answer was stored: tried again, stored once', async ({ page, site }) => {
  const wish = someWish();
  let lost = 0;
  await page.route(`**${address}`, async (route: Route) => {
    if (route.request().method() !== 'POST' || lost > 0) return route.continue();
    lost++;
    await route.fetch();
    return route.abort('connectionreset');
  });
  await page.goto(address);
  await untilKept(page);
  await answerThreePages(page, wish);
  await send(page);
  await expect(page.getByRole('heading', { name: '答卷已保存在这部手机上' })).toBeVisible();
  await expectStored(site, wish, 1);
  await page.getByRole('button', { name: '再试一次' }).click();
  await thanks(page);
  expect(lost).toBe(1);
  expect(await storedWith(site, wish)).toHaveLength(1);
});

test('two people on one phone without a network: the second begins at once, and both arrive', async ({
  context,
  page,
  site,
}) => {
  const [first, second] = [someWish(), someWish()];
  await finishOffline(context, page, first);
  await page.getByRole('button', { name: '下一位作答' }).click();
  await expect(page.getByRole('radio', { checked: true })).toHaveCount(0);
  await expect(page.getByText('这部手机上有 1 份答完的答卷，等着自动发送')).toBeVisible();
  await answerThreePages(page, second);
  await send(page);
  await expect(page.getByRole('heading', { name: '答卷已保存在这部手机上' })).toBeFocused();
  await context.setOffline(false);
  await thanks(page);
  await expectStored(site, first, 1);
  await expectStored(site, second, 1);
});

test('whoever no longer wants to send may delete what waits', async ({ context, page, site }) => {
  const wish = someWish();
  await finishOffline(context, page, wish);
  await page.getByText('不想提交了').click();
  await page.getByRole('button', { name: '删除，不提交' }).click();
  await expect(page.getByRole('heading', { name: '第 1 页，共 3 页' })).toBeVisible();
  await context.setOffline(false);
  await page.reload();
  await untilKept(page);
  await expect(page.getByText('答完的答卷')).toHaveCount(0);
  expect(await storedWith(site, wish)).toHaveLength(0);
});

test('what waits is also sent from the page that thanks somebody else', async ({ context, page, site }) => {
  const wish = someWish();
  await finishOffline(context, page, wish);
  await page.close();
  await context.setOffline(false);
  const next = await context.newPage();
  await next.goto(`${address}/thanks`);
  await expect(next.getByText('先前答完的 1 份答卷已经收到')).toBeVisible();
  await expectStored(site, wish, 1);
  await expectAccessible(next);
});

test('the same answers open in two pages are sent once, and the other page says so', async ({
  context,
  page,
  site,
}) => {
  const wish = someWish();
  await page.goto(address);
  await untilKept(page);
  await answerThreePages(page, wish);
  await page.getByLabel('路名').fill('桂花巷');
  await page.waitForFunction(() => Object.values(localStorage).some((kept) => String(kept).includes('桂花巷')));
  const other = await context.newPage();
  await other.goto(address);
  await other.getByRole('button', { name: '接着填' }).click();
  await expect(other.getByLabel('路名')).toHaveValue('桂花巷');
  await send(other);
  await thanks(other);
  await expect(page.getByRole('heading', { name: '这份答卷已在另一个页面提交' })).toBeVisible();
  await expectStored(site, wish, 1);
});

test('two pages with waiting answers send each of them once', async ({ context, page, site }) => {
  const wish = someWish();
  await finishOffline(context, page, wish);
  await page.close();
  const posts: string[] = [];
  context.on('request', (request) => {
    if (request.method() === 'POST') posts.push(request.url());
  });
  await context.setOffline(false);
  const pages = [await context.newPage(), await context.newPage()];
  await Promise.all(pages.map((one) => one.goto(address)));
  await Promise.all(pages.map(untilKept));
  await expectStored(site, wish, 1);
  await expect(pages[0]?.getByText('有 1 份答完的答卷') ?? page.getByText('')).toHaveCount(0);
  expect(await storedWith(site, wish)).toHaveLength(1);
});

test('answers that come too late are refused once, and their person is told', async ({ page }) => {
  await page.goto(`/q/${codes.threePages}`);
  await untilKept(page);
  await page.evaluate(
    ([closed, wave]) => {
      const id = crypto.randomUUID();
      const message = { id, wave, answers: { way: '东路' }, seconds: 60, token: null };
      const waiting = { id, address: closed, message, finishedAt: Date.now() - 1000 };
      localStorage.setItem(`linli.outbox.${id}`, JSON.stringify(waiting));
    },
    [`/q/${codes.closed}`, waveOf(codes.closed)] as const,
  );
  await page.reload();
  await expect(page.getByText('那次调查已经结束，结束后 72 小时的补交时间也过了')).toBeVisible();
  await expectAccessible(page);
  const posts: string[] = [];
  page.on('request', (request) => {
    if (request.method() === 'POST') posts.push(request.url());
  });
  await page.reload();
  await page.getByRole('button', { name: '知道了' }).click();
  await expect(page.getByText('没能收下')).toHaveCount(0);
  await page.reload();
  await untilKept(page);
  await expect(page.getByText('没能收下')).toHaveCount(0);
  expect(posts).toEqual([]);
});

test('the file that keeps answers, lost on the way, is asked for again when the network is back', async ({
  context,
  page,
}) => {
  let lost = 0;
  await page.route('**/KeeperScript*', (route) => (lost++ === 0 ? route.abort() : route.continue()));
  await page.goto(address);
  await expect.poll(() => lost).toBe(1);
  // The page learns of the loss a moment after it happened, so one coming back of the network may be too early for it.
  await expect(async () => {
    await context.setOffline(true);
    await context.setOffline(false);
    await expect.poll(() => lost, { timeout: 1000 }).toBeGreaterThan(1);
  }).toPass();
  await untilKept(page);
});
