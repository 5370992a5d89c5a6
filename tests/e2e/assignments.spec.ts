/** Who has which building: those that nobody has first, given and handed over in two taps, with and without script, by office and lead. */
import { buildingId, town } from './door-town.ts';
import { expect, expectAccessible, test } from './fixtures.ts';
import { signInAs } from './town-people.ts';

const dongmen = `/office/assignments?community=${town.dongmen}`;
const linhe = `/office/assignments?community=${town.linhe}`;

// One after the other: they hand the same buildings around.
test.describe.configure({ mode: 'default' });

test('the office gives away a street that nobody has, hands a house over in two taps, and ends it', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1280, height: 900 });
  await signInAs(page, 'town-office', dongmen);
  await expect(page.getByRole('heading', { name: '1 栋楼没有人负责，共 62 扇门' })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('checkbox', { name: /东门大街/ }).check();
  await page.getByLabel('交给谁', { exact: true }).selectOption('于婷婷');
  await page.getByRole('button', { name: '交给此人负责' }).click();
  await expect(page.getByRole('status').first()).toHaveText('已交给新的负责人。');
  await expect(page.getByText('每栋楼都有人负责。')).toBeVisible();

  const house = page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: 'A座' }) });
  await house.getByLabel('A座从于婷婷交给谁').selectOption('钱志远');
  await house.getByRole('button', { name: 'A座：从于婷婷交接' }).click();
  await expect(house).toContainText('钱志远');
  await expect(house.getByRole('button', { name: 'A座：结束于婷婷的包联' })).toHaveCount(0);
  await house.getByRole('button', { name: 'A座：结束钱志远的包联' }).click();
  await expect(page.getByRole('heading', { name: '1 栋楼没有人负责，共 156 扇门' })).toBeVisible();
});

test('the office keeps units: a name twice is refused, an estate goes to a unit without script', async ({
  browser,
  site,
}) => {
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL: site.address, locale: 'zh-CN' });
  const page = await context.newPage();
  await signInAs(page, 'town-office', dongmen);
  await page.getByLabel('新单位的名称').fill('镇财政所');
  await page.getByRole('button', { name: '添加单位' }).click();
  await expect(page.getByRole('alert')).toHaveText('已经有同名的单位，没有重复添加。');
  await expect(page.getByLabel('新单位的名称')).toHaveValue('镇财政所');
  await page.getByLabel('谁加入镇财政所').selectOption('于婷婷');
  await page.getByRole('button', { name: '加入镇财政所' }).click();
  await expect(page.getByRole('button', { name: '把于婷婷移出镇财政所' })).toBeVisible();
  await page.getByLabel('东门里交给哪个单位').selectOption('镇财政所');
  await page.getByRole('button', { name: '东门里：交给单位' }).click();
  await expect(page.getByText('镇财政所包这个小区')).toBeVisible();
  await context.close();
});

test('the lead gives out houses of the own community, and none of another', async ({ page, site }) => {
  await signInAs(page, 'town-lead', '/office/assignments');
  await expect(page.getByRole('heading', { level: 1, name: /^临河社区/ })).toBeVisible();
  await expect(page.getByRole('heading', { name: '包联单位' })).toHaveCount(0);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  await page.getByRole('button', { name: '交给此人负责' }).scrollIntoViewIfNeeded();
  await expectAccessible(page);
  expect((await page.goto(dongmen))?.status()).toBe(404);
  const answer = await page.request.post(`/office/assignments?_action=assignBuildings&community=${town.linhe}`, {
    headers: { origin: site.address },
    form: { building: `${buildingId(town.dongmen, 'B座')}:${crypto.randomUUID()}`, staff: crypto.randomUUID() },
  });
  expect(await answer.text()).toContain('没有改动：楼栋、人员或单位已经变了');
});

test('a worker is told that the page is not theirs', async ({ page }) => {
  await signInAs(page, 'town-fang', linhe);
  await expect(page.getByRole('heading', { name: '这一页不对您开放' })).toBeVisible();
});
