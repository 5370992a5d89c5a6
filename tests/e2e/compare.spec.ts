/** Two waves, or two communities, beside each other: what is said of the difference, and what is refused. */
import type { Page } from '@playwright/test';

import { expect, expectAccessible, test } from './fixtures.ts';

const difference = /[+−]?\d+\.\d+ 个百分点（[+−]?\d+\.\d+ 到 [+−]?\d+\.\d+），(上升|下降|不能判断)/;

test.describe('a comparison', () => {
  test('of two waves says each change with its interval, and the mix of ways beside it', async ({ page, signIn }) => {
    await signIn('office', '/office/compare');
    await byWaves(page).getByRole('button', { name: '比较' }).click();
    await expect(page).toHaveURL(/by=waves.*first=[0-9a-f-]{36}&second=[0-9a-f-]{36}/);
    await expect(page.getByText(new RegExp(`^满意率：变化 ${difference.source}。$`))).toBeVisible();
    await expect(page.getByText(/^满意度得分：变化 .* 分（.* 到 .*），/)).toBeVisible();
    const satisfied = page.locator('#comparison [data-measure=satisfaction]').getByRole('cell');
    await expect(satisfied.nth(0)).toContainText(/\d+\.\d\s%.*\d+\.\d–\d+\.\d\s%.*n = [\d,]+/);
    await expect(satisfied.nth(2)).toContainText(difference);
    await expect(satisfied.nth(3)).toContainText(difference);
    await expect(page.locator('#comparison [data-measure=awareness]')).toContainText('入户渠道分不开');
    await expect(page.locator('#mix')).toContainText('入户协助');
    await expectAccessible(page);
  });

  test('of two communities warns where they were asked in different ways', async ({ page, signIn }) => {
    await signIn('office', '/office/compare');
    await byCommunities(page).getByLabel('社区', { exact: true }).selectOption('和风社区');
    await byCommunities(page).getByLabel('另一社区').selectOption('桂巷社区');
    await byCommunities(page).getByRole('button', { name: '比较' }).click();
    await expect(page.getByRole('heading', { name: /和风社区与桂巷社区/ })).toBeVisible();
    await expect(page.getByText('本社区工作人员来问会抬高满意率')).toBeVisible();
    await expect(page.getByText(/^满意率：桂巷社区与和风社区相差 .*，(更高|更低|不能判断)。$/)).toBeVisible();
    await expectAccessible(page);
  });

  test('of what was asked of other people is refused with the reason', async ({ page, signIn }) => {
    await signIn('office', '/office/compare');
    const shops = byWaves(page)
      .getByLabel('批次', { exact: true })
      .getByRole('option', { name: /沿街商户/ });
    await byWaves(page)
      .getByLabel('批次', { exact: true })
      .selectOption((await shops.getAttribute('value')) ?? '');
    await byWaves(page).getByRole('button', { name: '比较' }).click();
    await expect(page.getByRole('heading', { name: /不能比较/ })).toBeVisible();
    await expect(page.getByText('用的不是同一种问卷')).toBeVisible();
    await expect(page.locator('#comparison')).toHaveCount(0);
    await expectAccessible(page);
  });

  test('of a wave with itself asks for another one, beside the field', async ({ page, signIn }) => {
    await signIn('office', '/office/compare');
    const later = byWaves(page).getByLabel('另一批次');
    await byWaves(page)
      .getByLabel('批次', { exact: true })
      .selectOption(await later.inputValue());
    await byWaves(page).getByRole('button', { name: '比较' }).click();
    await expect(later).toHaveAccessibleDescription('两边是同一个批次，请换一个。');
    await expectAccessible(page);
  });

  test('fits a narrow phone in large print: only tables scroll sideways', async ({ context, page, signIn, site }) => {
    await context.addCookies([{ name: 'print', value: 'large', url: site.address }]);
    await page.setViewportSize({ width: 360, height: 740 });
    await signIn('office', '/office/compare');
    await byCommunities(page).getByRole('button', { name: '比较' }).click();
    await expect(page.locator('#comparison')).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
    await expectAccessible(page);
  });
});

test.describe('who may compare', () => {
  test('a lead compares two waves of the own community, and no other', async ({ page, signIn }) => {
    await signIn('lead', '/office/compare');
    await expect(byCommunities(page).getByText('您只负责一个社区')).toBeVisible();
    await expect(byWaves(page).getByLabel('地方').getByRole('option')).toHaveCount(1);
    await byWaves(page).getByRole('button', { name: '比较' }).click();
    await expect(page.getByText(/每天更新一次/)).toBeVisible();
    await expect(page.locator('#comparison')).toBeVisible();
    await expectAccessible(page);
  });

  test('what does not exist and what is somebody else’s are answered with the same sentence', async ({
    browser,
    page,
    signIn,
    site,
  }) => {
    await signIn('office', '/office/compare');
    const first = await byWaves(page).getByLabel('批次', { exact: true }).inputValue();
    const second = await byWaves(page).getByLabel('另一批次').inputValue();
    const nobody = '00000000-0000-4000-8000-000000000000';
    const context = await browser.newContext({ baseURL: site.address, locale: 'zh-CN' });
    const neighbour = await context.newPage();
    const person = site.signIns.find(({ who }) => who === 'stranger');
    await neighbour.goto('/office/compare');
    await neighbour.getByLabel('账号或手机号').fill(person?.account ?? '');
    await neighbour.getByLabel('密码').fill(person?.password ?? '');
    await neighbour.getByRole('button', { name: '登录' }).click();
    await expect(neighbour).toHaveURL(/compare/);
    const asks = [
      `by=waves&area=&first=${first}&second=${second}`,
      `by=waves&area=&first=${nobody}&second=${nobody}`,
      `by=waves&area=${nobody}&first=&second=`,
      `by=communities&wave=${first}&first=${nobody}&second=${nobody}`,
      `by=communities&first=x&second=%00`,
      `place=${nobody}`,
    ];
    for (const ask of asks) {
      const answer = await neighbour.goto(`/office/compare?${ask}`);
      expect(answer?.status(), ask).toBe(404);
      await expect(neighbour.getByRole('heading', { name: '没有这个批次或社区' })).toBeVisible();
      await expect(neighbour.getByText('和风社区')).toHaveCount(0);
    }
    await expectAccessible(neighbour);
    await context.close();
  });

  test('a worker is told that the page is not for them', async ({ page, signIn }) => {
    await signIn('worker', '/office/compare');
    await expect(page.getByRole('heading', { name: '这一页不对您开放' })).toBeVisible();
  });
});

function byWaves(page: Page) {
  return page.getByRole('form', { name: '比两个批次' });
}

function byCommunities(page: Page) {
  return page.getByRole('form', { name: '比两个社区' });
}
