/** A code behind which there is nothing to answer: a page that says so, when that may change, and whom to ask. */
import { expect, expectAccessible, test } from './fixtures.ts';
import { codes } from './places.ts';
import { untilAwake } from './resident.ts';

const doors = [
  {
    what: 'not yet open',
    code: codes.notYetOpen,
    status: 403,
    title: '问卷还没有开始',
    says: /开始，到时候扫同一个二维码/,
  },
  { what: 'closed', code: codes.closed, status: 410, title: '问卷已经结束', says: /结束。下一次调查时/ },
  { what: 'unknown', code: 'ZZZZZZ', status: 404, title: '没有找到这个编号', says: /请核对后再输入一次/ },
];

for (const { what, code, status, title, says } of doors) {
  test(`a code that is ${what} says so, to everybody`, async ({ context, page, site }) => {
    for (const print of ['normal', 'large']) {
      await context.addCookies([{ name: 'print', value: print, url: site.address }]);
      const response = await page.goto(`/q/${code}`);
      expect(response?.status()).toBe(status);
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
      await expect(page.getByText(says)).toBeVisible();
      await expectAccessible(page);
      await page.setViewportSize({ width: 320, height: 640 });
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
    }
  });
}

test('with script, too, who sends too late reads the page that says so', async ({ page }) => {
  await page.goto(`/q/${codes.everyKind}`);
  await untilAwake(page);
  // The clock of the database cannot be moved: the refusal that follows 72 hours after closing is played to the page.
  await page.route('**/q/*', async (route) => {
    const isForm = route.request().headers()['content-type'] === 'application/x-www-form-urlencoded';
    if (isForm) await route.fulfill({ status: 410, contentType: 'text/html', body: '<h1>closed</h1>' });
    else await route.fulfill({ status: 410, json: { state: 'closed' } });
  });
  await page.getByRole('radio', { name: '东路' }).check();
  for (const place of ['公园', '书屋']) await page.getByRole('checkbox', { name: place }).check();
  await page.getByRole('button', { name: '下一页' }).click();
  for (const row of ['楼道', '街上']) await page.getByRole('group', { name: row }).getByRole('radio').first().check();
  await page.getByRole('button', { name: '下一页' }).click();
  await page.getByRole('button', { name: '提交答卷' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('closed');
});
