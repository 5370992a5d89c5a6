/** Answering without script: the browser alone turns the pages, and carries every answer with it. */
import { expect, test } from './fixtures.ts';
import { codes } from './places.ts';
import { answerFirstPage, expectPage, goToLastPage, turnPage } from './resident.ts';
import { answerThreePages, expectStored, someWish } from './stored-answers.ts';

test.use({ javaScriptEnabled: false });

test('an unanswered page comes back with its errors, and what was answered stays answered', async ({ page, site }) => {
  await page.goto(`/q/${site.codes.group}`);
  await page.getByRole('radio', { name: '半年以上' }).check();
  await turnPage(page);
  await expect(page).toHaveTitle(/^请看一下/);
  await expect(page.getByRole('alert').getByRole('link')).toHaveText(['您的年龄段']);
  await expect(page.getByRole('radio', { name: '半年以上' })).toBeChecked();
  await page.getByRole('alert').getByRole('link').click();
  await expect(page.getByRole('radio', { name: '未满 18 岁' })).toBeFocused();
});

test('back and forth keeps the answers of every page', async ({ page, site }) => {
  await page.goto(`/q/${site.codes.group}`);
  await answerFirstPage(page);
  await turnPage(page);
  await page.getByRole('textbox').fill('<b>跳蚤市场</b> & "别的"');
  await page.getByRole('button', { name: '上一页' }).click();
  await expectPage(page, 1);
  await expect(page.getByRole('radio', { name: '35-49 岁' })).toBeChecked();
  await turnPage(page);
  await expect(page.getByRole('textbox')).toHaveValue('<b>跳蚤市场</b> & "别的"');
});

test('large print and language can be switched half-way without losing a tick', async ({ page, site }) => {
  await page.goto(`/q/${site.codes.group}`);
  await answerFirstPage(page);
  await turnPage(page);
  await turnPage(page);
  await page.getByRole('radio', { name: '听说过一些' }).check();
  await page.getByRole('button', { name: '关怀版' }).click();
  await expect(page.locator('html')).toHaveAttribute('data-print', 'large');
  await expect(page.getByRole('radio', { name: '听说过一些' })).toBeChecked();
  await page.getByRole('button', { name: 'English' }).click();
  await expect(page.getByRole('radio', { name: 'I have heard something about it' })).toBeChecked();
  await expect(page.locator('html')).toHaveAttribute('data-print', 'large');
});

test('the thanks page stands apart: going back and sending again is the same submission', async ({ page, site }) => {
  const ids: (string | null)[] = [];
  page.on('request', (request) => {
    if (request.method() === 'POST') ids.push(new URLSearchParams(request.postData() ?? '').get('~id'));
  });
  await page.goto(`/q/${site.codes.group}`);
  await goToLastPage(page);
  await page.getByRole('button', { name: '提交答卷' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('谢谢您');
  await page.reload();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('谢谢您');
  expect(ids).toHaveLength(7);

  // Going back may ask for the last page again, which turns a page and sends nothing.
  await page.goBack();
  await page.getByRole('button', { name: '提交答卷' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('谢谢您');
  expect(ids[0]).toBeNull();
  expect(new Set(ids.slice(1)).size).toBe(1);
});

test('two choices that contradict each other are sent back on the same page', async ({ page, site }) => {
  await page.goto(`/q/${site.codes.group}`);
  await answerFirstPage(page);
  await turnPage(page);
  await turnPage(page);
  await page.getByRole('checkbox', { name: '社区群' }).check();
  await page.getByRole('checkbox', { name: '都没有' }).check();
  await turnPage(page);
  await expectPage(page, 3);
  await expect(page.getByRole('alert')).toContainText('不能和别的一起选');
});

test('two people, one phone: going back and changing the answers makes a second answer, pressing again does not', async ({
  page,
  site,
}) => {
  const [first, second] = [someWish(), someWish()];
  await page.goto(`/q/${codes.threePages}`);
  await answerThreePages(page, first);
  const send = page.getByRole('button', { name: '提交答卷' });
  await send.click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('谢谢您');

  // The next person finds the last page in the phone's history, with the same submission in it.
  await page.goBack();
  await page.getByRole('button', { name: '上一页' }).click();
  await page.getByLabel('您的愿望').fill(second);
  await page.getByRole('button', { name: '下一页' }).click();
  for (const _ of ['first', 'again']) {
    await send.click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('谢谢您');
    await page.goBack();
  }
  await expectStored(site, first, 1);
  await expectStored(site, second, 1);

  // And whoever scans anew begins anew.
  const third = someWish();
  await page.goto(`/q/${codes.threePages}`);
  await answerThreePages(page, third);
  await send.click();
  await expectStored(site, third, 1);
});
