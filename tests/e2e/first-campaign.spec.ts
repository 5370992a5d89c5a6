/** From “we want to ask” to the first answer, by somebody who came to the office today. */
import { expect, test } from './fixtures.ts';
import { newcomerTown } from './newcomer-town.ts';
import { codesOnSheet } from './printed-qr.ts';

const day = (days: number) => new Date(Date.now() + 8 * 3_600_000 + days * 86_400_000).toISOString().slice(0, 10);

test('a newcomer makes a questionnaire, opens a wave, prints twenty posters and invites a worker; a resident scans, and the overview moves', async ({
  browser,
  context,
  page,
  site,
}) => {
  test.setTimeout(180_000);
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.goto('/office/questionnaires');
  await page.getByLabel('账号或手机号').fill(newcomerTown.account);
  await page.getByLabel('密码').fill(newcomerTown.password);
  await page.getByRole('button', { name: '登录' }).click();

  await page.getByLabel('问卷标题').fill('柳荫的日子');
  await page.getByRole('button', { name: '新建草稿' }).click();
  for (const code of ['aware_reporting', 'satisfied_environment', 'satisfied_overall']) {
    await page.getByLabel('从题库加一道题').selectOption(code);
    await page.getByRole('button', { name: '加到这一页' }).click();
    await expect(page.locator(`#item-${code}`)).toBeVisible();
  }
  // A name in both languages: what is missing blocks publishing.
  await page.getByText('标题和说明', { exact: true }).click();
  await page.getByLabel('标题 · 英文', { exact: true }).fill('Days in Liuyin');
  await page.getByRole('button', { name: '保存标题和说明' }).click();
  await page.getByRole('link', { name: '检查并发布' }).click();
  for (const reason of await page.getByLabel('为什么保留').all()) await reason.fill('第一次试用，先短后长');
  await page.getByRole('button', { name: '发布', exact: true }).click();
  await expect(page.getByRole('status')).toHaveText(/^已发布/);

  const rooms = page.getByRole('navigation', { name: '办公室各页' });
  await rooms.getByRole('link', { name: '二维码与海报' }).click();
  await page.getByRole('link', { name: '成批做二维码' }).click();
  await page.getByRole('checkbox', { name: '社区海报' }).check();
  await page.getByRole('button', { name: '做二维码' }).click();
  await expect(page.getByRole('status')).toHaveText('做好了 1 个。');
  const code = (await page.getByRole('rowheader').first().textContent())?.trim() ?? '';
  await page.goto(`/office/codes/print?code=${code}&form=poster&copies=20`);
  await expect(page.locator('.paper')).toHaveCount(20);
  await page.emulateMedia({ media: 'print' });
  const blank = await context.newPage();
  const [printed] = await codesOnSheet(blank, page.locator('.paper').last());
  await blank.close();
  await page.emulateMedia({ media: 'screen' });

  await page.goto('/office/waves');
  await page.getByRole('link', { name: '新的批次' }).click();
  await page.getByLabel('名称').fill('第一次');
  await page.getByLabel('问卷', { exact: true }).selectOption({ label: '柳荫的日子（第 1 版）' });
  await page.getByLabel('开放日期（时间）').fill(day(0));
  await page.getByLabel('结束日期').fill(day(14));
  await page.getByLabel('任务：要做到什么').fill('收满计划的份数');
  await page.getByLabel('人员：谁去做').fill('社区工作人员');
  await page.getByLabel('责任：谁负责').fill('林主任');
  await page.getByRole('button', { name: '存草稿' }).click();
  await expect(page.getByRole('status')).toHaveText('已保存。');
  const wave = new URL(page.url()).pathname;
  await page.goto(`/office/planner?wave=${wave.split('/').at(-1) ?? ''}`);
  await page.getByRole('button', { name: '写进批次的计划' }).click();
  await page.goto(wave);
  await page.getByRole('button', { name: '保存，现在就开放' }).click();
  await expect(page.getByRole('status')).toHaveText(/^已开放/);

  await rooms.getByRole('link', { name: '管理' }).click();
  await page.getByRole('link', { name: '邀请一个人' }).click();
  await page.getByLabel('姓名').fill('阿梅');
  await page.getByLabel('账号').fill('liuyin-amei');
  await page.getByRole('checkbox', { name: '工作人员：柳荫社区' }).check();
  await page.getByRole('button', { name: '生成邀请' }).click();
  await expect(page.getByRole('img', { name: '阿梅的邀请二维码' })).toBeVisible();

  const phone = await browser.newContext({
    baseURL: site.address,
    locale: 'zh-CN',
    viewport: { width: 360, height: 740 },
  });
  const resident = await phone.newPage();
  await resident.goto(printed?.text ?? '');
  await expect(resident.getByRole('heading', { level: 1 })).toHaveText('柳荫的日子');
  for (const question of await resident.getByRole('radiogroup').all())
    await question.getByRole('radio').first().check();
  await resident.getByRole('button', { name: /提交/ }).click();
  await expect(resident.getByRole('heading', { level: 1 })).toHaveText(/谢谢/);
  await phone.close();

  await rooms.getByRole('link', { name: '结果' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('第一次');
  await expect(async () => {
    await page.reload();
    await expect(page.getByRole('row', { name: /柳荫社区/ })).toContainText(/\b1\b/);
  }).toPass();
});
