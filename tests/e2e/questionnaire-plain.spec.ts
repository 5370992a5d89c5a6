/** Answering without script: the browser alone turns the pages, and carries every answer with it. */
import { expect, test } from './fixtures.ts';
import { answerFirstPage, expectPage, goToLastPage, turnPage } from './resident.ts';

test.use({ javaScriptEnabled: false });

test('an unanswered page comes back with its errors, and what was answered stays answered', async ({ page, site }) => {
  await page.goto(`/q/${site.codes.window}`);
  await page.getByRole('radio', { name: '半年以上' }).check();
  await turnPage(page);
  await expect(page).toHaveTitle(/^请看一下/);
  await expect(page.getByRole('alert').getByRole('link')).toHaveText(['您的年龄段']);
  await expect(page.getByRole('radio', { name: '半年以上' })).toBeChecked();
  await page.getByRole('alert').getByRole('link').click();
  await expect(page.getByRole('radio', { name: '未满 18 岁' })).toBeFocused();
});

test('back and forth keeps the answers of every page', async ({ page, site }) => {
  await page.goto(`/q/${site.codes.window}`);
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
  await page.goto(`/q/${site.codes.window}`);
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
  await page.goto(`/q/${site.codes.window}`);
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
  await page.goto(`/q/${site.codes.window}`);
  await answerFirstPage(page);
  await turnPage(page);
  await turnPage(page);
  await page.getByRole('checkbox', { name: '社区群' }).check();
  await page.getByRole('checkbox', { name: '都没有' }).check();
  await turnPage(page);
  await expectPage(page, 3);
  await expect(page.getByRole('alert')).toContainText('不能和别的一起选');
});
