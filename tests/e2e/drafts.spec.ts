/** What a resident typed outlives a reload, a phone call and a dead battery: offered again, never shown unasked, erased on request. */
import type { Page } from '@playwright/test';

import { expect, expectAccessible, test } from './fixtures.ts';
import { codes, waveOf } from './places.ts';
import { answerThreePages, expectStored, someWish, untilDrafted, untilKept } from './stored-answers.ts';

const address = `/q/${codes.threePages}`;
const offer = (page: Page) => page.getByRole('region', { name: '这部手机上有一份没答完的问卷' });
const send = (page: Page) => page.getByRole('button', { name: '提交答卷' });
const thanks = (page: Page) => expect(page.getByRole('heading', { level: 1 })).toHaveText('谢谢您');
const day = 86_400_000;

function keptKeys(page: Page): Promise<string[]> {
  return page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('linli.')));
}

async function begin(page: Page, wish: string): Promise<void> {
  await page.goto(address);
  await untilKept(page);
  await answerThreePages(page, wish);
  await untilDrafted(page, wish);
}

test('after a reload the draft is offered without showing an answer, and going on keeps page and answers', async ({
  page,
  site,
}) => {
  const wish = someWish();
  await begin(page, wish);
  await page.getByLabel('路名').fill('桂花巷');
  // The last words are written while the page goes, however soon after them that is.
  await page.reload();
  await expect(offer(page)).toContainText('填到第 3 页');
  await expect(page.getByRole('radio', { checked: true })).toHaveCount(0);
  await expectAccessible(page);
  await offer(page).getByRole('button', { name: '接着填' }).click();
  await expect(page.getByRole('heading', { name: '第 3 页，共 3 页' })).toBeVisible();
  await expect(page.getByLabel('路名')).toHaveValue('桂花巷');
  await page.getByRole('button', { name: '上一页' }).click();
  await expect(page.getByLabel('您的愿望')).toHaveValue(wish);
  await page.getByRole('button', { name: '下一页' }).click();
  await send(page).click();
  await thanks(page);
  await expectStored(site, wish, 1);
  expect(await keptKeys(page)).toEqual(['linli.phone']);
});

test('the battery died: opened again in a new page, the draft is the same submission', async ({
  context,
  page,
  site,
}) => {
  const wish = someWish();
  await begin(page, wish);
  const id = (await keptKeys(page)).find((key) => key.startsWith('linli.draft.'))?.slice('linli.draft.'.length);
  await page.close({ runBeforeUnload: false });
  const next = await context.newPage();
  await next.goto(address);
  await offer(next).getByRole('button', { name: '接着填' }).click();
  const sent = next.waitForRequest((request) => request.method() === 'POST');
  await send(next).click();
  expect((await sent).postDataJSON()).toMatchObject({ id, wave: waveOf(codes.threePages) });
  await thanks(next);
  await expectStored(site, wish, 1);
});

test('whoever starts anew erases the draft, and nobody is asked again', async ({ page }) => {
  const wish = someWish();
  await begin(page, wish);
  await page.reload();
  await offer(page).getByRole('button', { name: '重新开始' }).click();
  await expect(offer(page)).toHaveCount(0);
  await expect(page.getByRole('radio', { checked: true })).toHaveCount(0);
  expect(await page.evaluate(() => JSON.stringify(localStorage))).not.toContain(wish);
  await page.reload();
  await untilKept(page);
  await expect(offer(page)).toHaveCount(0);
});

test('a neighbour who answers without deciding loses nothing of their own, nor of the draft', async ({ page }) => {
  const [mine, theirs] = [someWish(), someWish()];
  await begin(page, mine);
  await page.reload();
  await expect(offer(page)).toBeVisible();
  await answerThreePages(page, theirs);
  await untilDrafted(page, theirs);
  expect(await page.evaluate(() => JSON.stringify(localStorage))).toContain(mine);
});

test('on a shared phone one press erases what was kept and keeps nothing more, until somebody says otherwise', async ({
  page,
  site,
}) => {
  const wish = someWish();
  await begin(page, wish);
  await page.getByRole('button', { name: '这是公用手机' }).click();
  await expect(page.getByText('这部手机不再暂存')).toBeVisible();
  await page.getByLabel('路名').fill('桂花巷');
  await page.getByRole('button', { name: '上一页' }).click();
  await page.reload();
  await untilKept(page);
  await expect(offer(page)).toHaveCount(0);
  expect(await page.evaluate(() => JSON.stringify(localStorage))).not.toContain(wish);

  await answerThreePages(page, wish);
  await page.getByRole('button', { name: '这不是公用手机' }).click();
  await untilDrafted(page, wish);
  await page.getByRole('button', { name: '这是公用手机' }).click();
  await send(page).click();
  await thanks(page);
  await expectStored(site, wish, 1);
});

test('a finished answer on a shared phone is held by the open page alone', async ({ context, page, site }) => {
  const wish = someWish();
  await begin(page, wish);
  await page.getByRole('button', { name: '这是公用手机' }).click();
  await context.setOffline(true);
  await send(page).click();
  await expect(page.getByRole('heading', { name: '答卷还没有送出' })).toBeVisible();
  await expect(page.getByText('请先不要关掉这一页')).toBeVisible();
  expect(await page.evaluate(() => JSON.stringify(localStorage))).not.toContain(wish);
  await context.setOffline(false);
  await thanks(page);
  await expectStored(site, wish, 1);
});

test('a draft is forgotten after a week', async ({ page }) => {
  const wish = someWish();
  await begin(page, wish);
  await page.clock.setSystemTime(Date.now() + 8 * day);
  await page.reload();
  await untilKept(page);
  await expect(offer(page)).toHaveCount(0);
  expect(await page.evaluate(() => JSON.stringify(localStorage))).not.toContain(wish);
});

test('begun before the survey closed: the closed page offers to finish, and the answer is still taken', async ({
  page,
  site,
}) => {
  const wish = someWish();
  await page.goto(address);
  await untilKept(page);
  await page.evaluate(
    ([closed, wave, words, until]) => {
      const id = crypto.randomUUID();
      const answers = { way: '西路', wish: words };
      const begun = String(Date.now() - 7_200_000);
      const draft = {
        id,
        address: closed,
        wave,
        begun,
        answers,
        page: 'two',
        pageNumber: 2,
        keptAt: Date.now(),
        until,
      };
      localStorage.setItem(`linli.draft.${id}`, JSON.stringify(draft));
    },
    [`/q/${codes.justClosed}`, waveOf(codes.justClosed), wish, Date.now() + 2 * day] as const,
  );
  await page.goto(`/q/${codes.justClosed}`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('问卷已经结束');
  await expect(offer(page)).toContainText('还可以提交');
  await expectAccessible(page);
  await offer(page).getByRole('button', { name: '接着填' }).click();
  await expect(page.getByLabel('您的愿望')).toHaveValue(wish);
  await expect(offer(page)).toHaveCount(0);
  await page.getByRole('button', { name: '下一页' }).click();
  await send(page).click();
  await thanks(page);
  await expectStored(site, wish, 1);
});

test('answers that come after the 72 hours, with script or without, are told so in words', async ({ page }) => {
  await page.goto(address);
  await untilKept(page);
  await answerThreePages(page, someWish());
  await page.evaluate(
    ([closed, wave]) => {
      const form = document.forms.namedItem('questionnaire');
      form?.setAttribute('action', closed);
      form?.querySelector('[name="~wave"]')?.setAttribute('value', wave);
      form?.submit();
    },
    [`/q/${codes.closed}`, waveOf(codes.closed)] as const,
  );
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('问卷已经结束');
  await expect(page.getByText('您的这份答卷没能收下')).toBeVisible();
  await expectAccessible(page);
});
