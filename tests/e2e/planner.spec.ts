/** How many answers are needed, and writing them into the plan of a wave. */
import type { Page } from '@playwright/test';

import { expect, expectAccessible, test } from './fixtures.ts';

test.describe('the planner', () => {
  test('says 110 answers to show 95 %, and 305 for three points', async ({ page, signIn }) => {
    await signIn('office', '/office/planner');
    await expect(page.getByText('0 份不满意时，每个社区要收 110 份，区间下限才不低于 95 %。')).toBeVisible();
    await expectAccessible(page);
    await page.getByLabel('把比率估准').check();
    await page.getByRole('button', { name: '算一算' }).click();
    await expect(page.getByText('每个社区要收 305 份，误差才不超过 ±3 个百分点。')).toBeVisible();
    await expect(rows(page)).toHaveCount(12);
    await expect(rows(page).first()).toContainText('随机抽取 267');
    await expectAccessible(page);
  });

  test('needs fewer of a small community whose households are drawn', async ({ page, signIn }) => {
    await signIn('office', '/office/planner?goal=margin&share=95&margin=3&sampling=drawn');
    await expect(row(page, '和风社区').getByRole('cell').nth(1)).toHaveText('267');
    await expect(row(page, '望星社区').getByRole('cell').nth(1)).toHaveText('207');
    await expect(page.getByText('判断不作有限总体校正')).toBeVisible();
  });

  test('keeps what was typed and says beside the field what is wrong', async ({ page, signIn }) => {
    await signIn('office', '/office/planner?goal=margin');
    await page.getByLabel('预计比率').fill('120');
    await page.getByLabel('误差').fill('三');
    await page.getByRole('button', { name: '算一算' }).click();
    await expect(page.getByLabel('预计比率')).toHaveAccessibleDescription('请填 1 到 99 之间的数。');
    await expect(page.getByLabel('误差')).toHaveAccessibleDescription(/请只填数字/);
    await expect(page.getByLabel('误差')).toHaveValue('三');
    await expect(page.locator('#needed')).toHaveCount(0);
    await expectAccessible(page);
  });

  test('writes the numbers of chosen communities without script, and the second time nothing', async ({
    browser,
    site,
  }) => {
    const context = await browser.newContext({ javaScriptEnabled: false, locale: 'zh-CN', baseURL: site.address });
    const page = await context.newPage();
    await page.goto('/office/planner?goal=reach&negatives=2');
    const office = site.signIns.find(({ who }) => who === 'office');
    await page.getByLabel('账号或手机号').fill(office?.account ?? '');
    await page.getByLabel('密码').fill(office?.password ?? '');
    await page.getByRole('button', { name: '登录' }).click();
    const boxes = page.getByRole('checkbox');
    for (const box of await boxes.all()) await box.uncheck();
    await page.getByRole('button', { name: '写进批次的计划' }).click();
    await expect(page.getByRole('alert')).toHaveText('请至少勾选一个社区。');
    await page.getByLabel('选清泉村').check();
    await page.getByLabel('选新渡社区').check();
    await page.getByRole('button', { name: '写进批次的计划' }).click();
    await expect(page.getByRole('status')).toHaveText('已写入：2 个社区的计划有变化。');
    await expect(page).toHaveURL(/negatives=2/);
    await expect(row(page, '清泉村').getByRole('cell').nth(2)).toHaveText('181');
    await expect(row(page, '和风社区').getByRole('cell').nth(2)).not.toHaveText('181');
    for (const box of await boxes.all()) await box.uncheck();
    await page.getByLabel('选清泉村').check();
    await page.getByRole('button', { name: '写进批次的计划' }).click();
    await expect(page.getByRole('status')).toHaveText('计划本来就是这样，没有变化。');
    await context.close();
  });

  test('of a closed wave shows the numbers and says why they cannot be written', async ({ page, signIn }) => {
    await signIn('office', '/office/planner');
    const closed = page
      .getByLabel('批次')
      .getByRole('option', { name: /已结束/ })
      .first();
    await page.getByLabel('批次').selectOption((await closed.getAttribute('value')) ?? '');
    await page.getByRole('button', { name: '换批次' }).click();
    await expect(page.getByText(/批次已经结束，计划不能再改/)).toBeVisible();
    await expect(page.getByRole('button', { name: '写进批次的计划' })).toHaveCount(0);
    await expect(page.getByRole('checkbox')).toHaveCount(0);
    await expectAccessible(page);
  });

  test('fits a narrow phone in large print', async ({ context, page, signIn, site }) => {
    await context.addCookies([{ name: 'print', value: 'large', url: site.address }]);
    await page.setViewportSize({ width: 360, height: 740 });
    await signIn('office', '/office/planner');
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
    await expectAccessible(page);
  });
});

test.describe('who may plan', () => {
  test('a lead may not, neither look nor write', async ({ page, signIn, site }) => {
    await signIn('lead', '/office');
    expect((await page.goto('/office/planner'))?.status()).toBe(403);
    const answer = await page.request.post('/office/planner?_action=planWave', {
      headers: { origin: site.address },
      form: { wave: '00000000-0000-4000-8000-000000000000', goal: 'reach', negatives: '0', effect: '1.5' },
    });
    expect(answer.status()).toBe(403);
  });

  test('the office next door cannot write into our wave, nor learn of it', async ({ browser, page, signIn, site }) => {
    await signIn('office', '/office/planner');
    const wave = await page.getByLabel('批次').inputValue();
    const community = await page.getByRole('checkbox').first().inputValue();
    const context = await browser.newContext({ baseURL: site.address, locale: 'zh-CN' });
    const neighbour = await context.newPage();
    const person = site.signIns.find(({ who }) => who === 'stranger');
    await neighbour.goto('/office/planner');
    await neighbour.getByLabel('账号或手机号').fill(person?.account ?? '');
    await neighbour.getByLabel('密码').fill(person?.password ?? '');
    await neighbour.getByRole('button', { name: '登录' }).click();
    await expect(neighbour.getByRole('heading', { level: 1 })).toContainText('要收多少份答卷');
    for (const ours of [wave, '00000000-0000-4000-8000-000000000000', 'x']) {
      const answer = await neighbour.request.post(`/office/planner?_action=planWave&wave=${ours}`, {
        headers: { origin: site.address },
        form: { wave: ours, community, goal: 'reach', negatives: '0', effect: '1.5' },
      });
      expect(answer.status()).toBe(404);
      expect(await answer.text()).toContain('没有这个批次');
    }
    const other = `/office/planner?wave=${await neighbour.getByLabel('批次').inputValue()}&community=${community}`;
    expect((await neighbour.request.get(other)).status()).toBe(404);
    await context.close();
  });
});

function rows(page: Page) {
  return page.locator('#needed tbody').getByRole('row');
}

function row(page: Page, name: string) {
  return rows(page).filter({ has: page.getByRole('rowheader', { name }) });
}
