/** Answering with the page's script: pages turn, branch and check without the server, and nothing a person did is lost. */
import type { Page, Request } from '@playwright/test';

import { expect, test } from './fixtures.ts';
import { answerFirstPage, expectPage, goToLastPage, turnPage, untilAwake } from './resident.ts';

const send = (page: Page) => page.getByRole('button', { name: '提交答卷' });

const countsBeginning = (request: Request) => request.url().endsWith('/begun');

/** Posts with answers; the one that counts a beginning has none in it. */
function sentFrom(page: Page): Request[] {
  const posts: Request[] = [];
  page.on('request', (request) => {
    if (request.method() === 'POST' && !countsBeginning(request)) posts.push(request);
  });
  return posts;
}

const idOf = (request: Request | undefined) => (request?.postDataJSON() as { id: string } | undefined)?.id;

test('what Mrs Wang ticked before the script arrived is kept', async ({ page, site }) => {
  let letGo = (): void => undefined;
  const arrived = new Promise<void>((resolve) => (letGo = resolve));
  await page.route('**/_astro/*.js', async (route) => {
    await arrived;
    await route.continue();
  });
  await page.goto(`/q/${site.codes.poster}`, { waitUntil: 'commit' });
  await answerFirstPage(page);
  letGo();
  await untilAwake(page);
  await expect(page.getByRole('radio', { name: '35-49 岁' })).toBeChecked();
  await turnPage(page);
  await expectPage(page, 2);
});

test('pages turn without asking the server, and the back button of the phone turns them back', async ({
  page,
  site,
}) => {
  await page.goto(`/q/${site.codes.poster}`);
  await untilAwake(page);
  const posts = sentFrom(page);
  const beginnings: (string | null)[] = [];
  page.on('request', (request) => countsBeginning(request) && beginnings.push(request.postData()));
  const wave = await page.locator('input[name="~wave"]').first().inputValue();
  await answerFirstPage(page);
  await turnPage(page);
  await page.getByRole('textbox').fill('跳蚤市场');
  await turnPage(page);
  await expectPage(page, 3);
  await page.goBack();
  await expect(page.getByRole('textbox')).toHaveValue('跳蚤市场');
  await page.getByRole('button', { name: '上一页' }).click();
  await expect(page.getByRole('radio', { name: '35-49 岁' })).toBeChecked();
  expect(posts).toEqual([]);
  // Once, and with nothing but the wave.
  expect(beginnings).toEqual([wave]);
});

test('a page that lacks an answer says so, leads to the field, and is satisfied once it is given', async ({
  page,
  site,
}) => {
  await page.goto(`/q/${site.codes.poster}`);
  await untilAwake(page);
  await turnPage(page);
  const problems = page.getByRole('alert');
  await expect(problems).toBeFocused();
  await problems.getByRole('link', { name: '您的年龄段' }).click();
  await expect(page.getByRole('radio', { name: '未满 18 岁' })).toBeFocused();
  await expect(page.getByRole('radiogroup', { name: /您的年龄段/ })).toHaveAccessibleDescription('请回答这一题。');
  await answerFirstPage(page);
  await expect(problems).toBeHidden();
});

test('“none of these” and the other choices push each other out', async ({ page, site }) => {
  await page.goto(`/q/${site.codes.poster}`);
  await untilAwake(page);
  await answerFirstPage(page);
  await turnPage(page);
  await turnPage(page);
  await page.getByRole('checkbox', { name: '社区群' }).check();
  await page.getByRole('checkbox', { name: '都没有' }).check();
  await expect(page.getByRole('checkbox', { name: '社区群' })).not.toBeChecked();
  await page.getByRole('checkbox', { name: '单位' }).check();
  await expect(page.getByRole('checkbox', { name: '都没有' })).not.toBeChecked();
});

test('pressing send twice sends once, and going back offers a fresh questionnaire to the next person', async ({
  page,
  site,
}) => {
  await page.goto(`/q/${site.codes.poster}`);
  await untilAwake(page);
  const posts = sentFrom(page);
  await goToLastPage(page);
  await send(page).dblclick();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('谢谢您');
  expect(posts).toHaveLength(1);

  await page.goBack();
  await expectPage(page, 1);
  await untilAwake(page);
  await expect(page.getByRole('radio', { checked: true })).toHaveCount(0);
  await goToLastPage(page);
  await send(page).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('谢谢您');
  expect(posts).toHaveLength(2);
  expect(idOf(posts[0])).not.toBe(idOf(posts[1]));
});

test('without a network, and without the file that keeps answers, the page holds them and sends the same submission', async ({
  context,
  page,
  site,
}) => {
  await page.route('**/KeeperScript*', (route) => route.abort());
  await page.goto(`/q/${site.codes.poster}`);
  await untilAwake(page);
  const posts = sentFrom(page);
  await goToLastPage(page);
  await context.setOffline(true);
  await send(page).click();
  await expect(page.getByRole('status')).toContainText('没有连上网络');
  await context.setOffline(false);
  await page.getByRole('button', { name: '再试一次' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('谢谢您');
  expect(idOf(posts[0])).toBe(idOf(posts[1]));
});

test('a site that is busy says so beside the button, and the answers stay', async ({ page, site }) => {
  await page.goto(`/q/${site.codes.poster}`);
  await untilAwake(page);
  await goToLastPage(page);
  await page.route('**/q/*', (route) => route.fulfill({ status: 503, headers: { 'retry-after': '5' }, body: '{}' }));
  await send(page).click();
  await expect(page.getByRole('status')).toContainText('现在提交的人很多');
  await page.unroute('**/q/*');
  await page.getByRole('button', { name: '再试一次' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('谢谢您');
});

test('switching the language half-way keeps the page and every answer', async ({ page, site }) => {
  await page.goto(`/q/${site.codes.poster}`);
  await untilAwake(page);
  await answerFirstPage(page);
  await turnPage(page);
  await page.getByRole('textbox').fill('跳蚤市场');
  await turnPage(page);
  await page.getByRole('radio', { name: '听说过一些' }).check();
  await page.getByRole('button', { name: 'English' }).click();
  await expect(page.getByRole('heading', { name: 'Page 3 of 7' })).toBeVisible();
  await expect(page.getByRole('radio', { name: 'I have heard something about it' })).toBeChecked();
  await untilAwake(page);
  await page.getByRole('button', { name: 'Previous page' }).click();
  await expect(page.getByRole('textbox')).toHaveValue('跳蚤市场');
  await page.goto('/');
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
});
