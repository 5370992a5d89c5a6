/** How far a round has come: the office reads counts, the lead finds the doors that wait, and nobody else reads anything. */
import type { Page } from '@playwright/test';

import { buildingId, town } from './door-town.ts';
import { expect, expectAccessible, test } from './fixtures.ts';
import { signInAs } from './town-people.ts';

const linhe = `/office/coverage/${town.linhe}?round=${town.round}`;
const tower = `/office/coverage/${town.linhe}/${buildingId(town.linhe, '6栋')}?round=${town.round}`;

test('the office reads how many doors were told, of how many, and finds the houses nobody has', async ({ page }) => {
  await signInAs(page, 'town-office', '/office/coverage');
  await expect(page.getByRole('heading', { level: 1, name: '秋季入户宣传：入户走到哪里了' })).toBeVisible();
  const [informed, base] = await fractionIn(page.locator('.large'));
  await expect(page.locator('.large')).toContainText(((100 * informed) / base).toFixed(1));
  await expect(page.getByText(/其余 1,\d\d\d 扇是宣讲率、见面率、到访率和资料覆盖率的基数/)).toBeVisible();
  const total = row(page, '合计').getByRole('cell').nth(1);
  await expect(total).toContainText(`${informed} / ${base.toLocaleString('zh-CN')}`);
  await expect(page.getByText(/^菜园村.*还没有门户清单，不在上面的合计里。/)).toBeVisible();
  await expect(page.locator('#response-table').getByRole('row', { name: /^RR1/ })).toContainText(/\d+\.\d\s%/);
  await expectAccessible(page);

  await page.getByRole('link', { name: '沿街商户' }).click();
  await expect(page.getByText(/沿街商户共 108 扇门/)).toBeVisible();
  await page.getByRole('link', { name: '住户' }).click();
  await row(page, '临河社区').getByRole('link').click();
  await expect(page.getByText('4 栋楼没有人负责。')).toBeVisible();
  const first = page.locator('#gap-table tbody').getByRole('row').first();
  await expect(first).toContainText(/临河花园 6栋.*没有人负责/s);
  await page.getByRole('navigation', { name: '按什么归组' }).getByRole('link', { name: '按网格' }).click();
  await expect(page.locator('#building-table').getByRole('rowheader', { name: '第二网格' })).toBeVisible();
  await expectAccessible(page);
});

test('the office sees no door, and no building of two doors by itself', async ({ page }) => {
  await signInAs(page, 'town-office', linhe);
  await expect(page.locator('#building-table').getByRole('rowheader', { name: '另有 2 处合计' })).toBeVisible();
  await expect(page.locator('#building-table').getByRole('rowheader', { name: '门卫楼' })).toHaveCount(0);
  await expect(page.getByRole('heading', { name: '随机回访' })).toHaveCount(0);
  expect((await page.goto(tower))?.status()).toBe(403);
  const file = await page.request.get(`/office/coverage.csv?round=${town.round}`);
  const text = await file.text();
  expect(text.split('\r\n').length).toBeGreaterThan(15);
  expect(text).toContain('临河社区,第一网格,临河花园,2栋,住户,1,36,');
  expect(text).toContain('另有 2 处合计');
  expect(text).not.toContain('门卫楼');
});

test('the lead goes on to the doors that wait, and draws some to be asked again', async ({ page }) => {
  await signInAs(page, 'town-lead', `/office/coverage?round=${town.round}`);
  await expect(page.getByRole('heading', { level: 1, name: /^临河社区/ })).toBeVisible();
  await expect(page.getByText('本轮结束后显示')).toHaveCount(0);
  await page.getByRole('button', { name: '抽一份回访清单' }).click();
  const drawn = page.locator('#recontact-table tbody').getByRole('row');
  const before = await drawn.allInnerTexts();
  expect(before.length).toBeGreaterThan(5);
  await page.reload();
  expect(await drawn.allInnerTexts()).toEqual(before);
  await page.locator('#building-table').getByRole('link', { name: '6栋' }).click();
  await expect(page.getByRole('heading', { level: 1, name: '临河花园 6栋' })).toBeVisible();
  await expect(page.getByRole('listitem').filter({ hasText: '2606' })).toContainText('还没去过');
  await expectAccessible(page);
});

test('draws the days again only where a script runs, and says them all without', async ({ browser, page, site }) => {
  await page.setViewportSize({ width: 1280, height: 800 });
  await signInAs(page, 'town-office', '/office/coverage');
  await page.locator('#progress').scrollIntoViewIfNeeded();
  await page.locator('figure[data-progress-chart]').scrollIntoViewIfNeeded();
  await expect(page.locator('figure[data-drawn] canvas')).toBeVisible();
  const plain = await browser.newContext({ javaScriptEnabled: false, baseURL: site.address, locale: 'zh-CN' });
  const still = await plain.newPage();
  await signInAs(still, 'town-office', '/office/coverage');
  expect(await still.locator('#progress-table tbody').getByRole('row').count()).toBeGreaterThan(10);
  await expect(still.locator('figure[data-progress-chart]')).toBeHidden();
  await plain.close();
});

test('on a narrow phone in large print only tables scroll sideways', async ({ context, page, site }) => {
  await context.addCookies([{ name: 'print', value: 'large', url: site.address }]);
  await signInAs(page, 'town-lead', linhe);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  await expectAccessible(page);
  await page.goto(tower);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
});

test('whoever has nothing to do here reads one sentence, or that the page is not theirs', async ({ page, signIn }) => {
  await signIn('stranger', '/office/coverage');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  for (const path of [
    linhe,
    `/office/coverage?round=${town.round}`,
    '/office/coverage/x',
    `/office/coverage.csv?round=${town.round}`,
  ]) {
    expect((await page.goto(path))?.status()).toBe(404);
    await expect(page.getByText('链接里的轮次或社区不存在，或者不属于您负责的区域。')).toBeVisible();
  }
  await page.context().clearCookies();
  await signInAs(page, 'town-lead', linhe);
  expect((await page.goto(`/office/coverage/${town.dongmen}?round=${town.round}`))?.status()).toBe(404);
  await page.context().clearCookies();
  await signInAs(page, 'town-fang', linhe);
  await expect(page.getByRole('heading', { name: '这一页不对您开放' })).toBeVisible();
});

function row(page: Page, name: string) {
  return page
    .locator('#communities')
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader', { name, exact: true }) });
}

async function fractionIn(place: ReturnType<Page['locator']>): Promise<[number, number]> {
  const found = /([\d,]+) \/ ([\d,]+)/.exec(await place.innerText());
  return [Number(found?.[1]?.replaceAll(',', '')), Number(found?.[2]?.replaceAll(',', ''))];
}
