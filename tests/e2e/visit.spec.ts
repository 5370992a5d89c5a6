/** A worker goes from door to door with a network: with script and without, and every page is accessible. */
import { expect, expectAccessible, test } from './fixtures.ts';
import {
  buildingPath,
  openBuilding,
  openVisits,
  recordAt,
  sendNow,
  signInAs,
  storedVisits,
  waiting,
} from './walking.ts';

test('without script: a plain form records a visit once, even when it is posted twice', async ({ browser, site }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL: site.address });
  const page = await context.newPage();
  await signInAs(page, 'plain');
  await page.getByRole('link', { name: /^plain楼/ }).click();
  await page.locator('.units .cell').first().click();
  await page.getByRole('checkbox', { name: '都讲了' }).check();
  const hidden = async (name: string) =>
    (await page.locator(`.visit-form input[name="${name}"]`).getAttribute('value')) ?? '';
  const form = {
    id: await hidden('id'),
    'made-at': await hidden('made-at'),
    corrects: '',
    part: 'all',
    result: 'talk_given',
  };
  const door = page.url();
  await page.getByRole('button', { name: '宣讲了' }).click();
  await expect(page).toHaveURL(buildingPath('plain'));
  await expect(page.getByRole('link', { name: '1单元 601，已宣讲' })).toBeVisible();
  const again = await context.request.post(door, { form, headers: { origin: site.address }, maxRedirects: 0 });
  expect(again.status()).toBe(303);
  expect(await storedVisits(site, 'plain')).toHaveLength(1);
  await page.getByRole('link', { name: '1单元 601，已宣讲' }).click();
  await page.getByRole('link', { name: '更正' }).click();
  await page.getByRole('button', { name: '撤回' }).click();
  await expect(page.getByRole('link', { name: '1单元 601，没去过' })).toBeVisible();
  expect((await storedVisits(site, 'plain')).map(({ result }) => result)).toEqual(['talk_given', 'withdrawn']);
  await context.close();
});

test('four taps record a talk, and within ten seconds it is undone', async ({ page, site }) => {
  await openVisits(page, 'quick');
  await expectAccessible(page);
  await openBuilding(page, 'quick');
  await expectAccessible(page);
  await page.locator('.units .cell').first().click();
  await expectAccessible(page);
  await page.getByRole('checkbox', { name: '都讲了' }).check();
  await page.getByRole('checkbox', { name: '一页纸' }).check();
  await page.getByRole('button', { name: '宣讲了' }).dblclick();
  await expect(page.getByText('已记下：1单元 601 宣讲了')).toBeVisible();
  await waiting(page, 1);
  await expectAccessible(page);
  await page.getByRole('button', { name: '撤销' }).click();
  await waiting(page, 0);
  expect(await storedVisits(site, 'quick')).toEqual([]);
});

test('later a record is corrected, never changed; a note that tells too much is noticed', async ({ page, site }) => {
  await openVisits(page, 'later');
  await openBuilding(page, 'later');
  await recordAt(page, 0, '没人在家');
  await sendNow(page);
  await waiting(page, 0);
  await page.goto(buildingPath('later'));
  await page.getByRole('link', { name: /^1单元 601/ }).click();
  await page.getByRole('link', { name: '更正' }).click();
  await expectAccessible(page);
  await page.getByRole('button', { name: '谢绝' }).click();
  await expect(page.getByText('住户已谢绝，这一轮不再上门。')).toBeVisible();
  await waiting(page, 0);
  expect((await storedVisits(site, 'later')).map(({ result }) => result)).toEqual(['nobody_home', 'refused']);
  await page.getByText('备注、下次时间').click();
  await page.getByLabel(/备注/).fill('老人刚出院');
  await expect(page.getByText('看起来写到了：健康')).toBeVisible();
  await expectAccessible(page);
});

test('queue, file and guide are accessible too', async ({ page }) => {
  await openVisits(page, 'quick');
  for (const path of ['/visit/waiting', '/visit/file', '/visit/']) {
    await page.goto(path);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expectAccessible(page);
  }
  await page.getByRole('link', { name: '宣讲提纲' }).click();
  await expect(page.getByText('您的意见会有答复。')).toBeVisible();
  await expectAccessible(page);
});

test('inside WeChat nothing is promised, and the way to the system browser is shown', async ({ browser, site }) => {
  const context = await browser.newContext({
    baseURL: site.address,
    userAgent: 'Mozilla/5.0 (Linux; Android 12) AppleWebKit/537.36 Chrome/116 Mobile MicroMessenger/8.0.40',
  });
  const page = await context.newPage();
  await signInAs(page, 'other');
  await expect(page.getByText('选“在浏览器打开”')).toBeVisible();
  await expect(page.getByText('没有信号也能用')).toHaveCount(0);
  await context.close();
});
