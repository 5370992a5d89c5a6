/** A campaign from its plan to the first answer: a wave, its codes on paper, a resident who scans one, and how far it has come. */
import { signInToCampaign } from './campaign-town.ts';
import { expect, expectAccessible, test } from './fixtures.ts';
import { codesOnSheet, spilling } from './printed-qr.ts';

/** Waves and codes of one sub-district: one after the other. */
test.describe.configure({ mode: 'serial', timeout: 240_000 });

const day = (days: number) => new Date(Date.now() + 8 * 3_600_000 + days * 86_400_000).toISOString().slice(0, 10);
let poster = '';
/** A resident's phone: what draws previews is not counted. */
const userAgent = 'Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1.15 MicroMessenger/8.0.44';

test('the office makes five hundred codes at once and prints them to scale; a picture of the sheet reads back', async ({
  page,
  context,
  site,
}) => {
  // Five hundred sheets, six of them to PDF.
  test.setTimeout(120_000);
  await page.setViewportSize({ width: 1280, height: 800 });
  await signInToCampaign(page, 'campaign-office', '/office/codes');
  await page.getByRole('link', { name: '成批做二维码' }).click();
  await page.getByLabel('学校，每行一所').fill('实验小学三年级2班\n松涛社区 实验小学');
  await page.getByRole('button', { name: '做二维码' }).click();
  await expect(page.getByRole('alert')).toContainText('“实验小学三年级2班”是班级');
  await expect(page.getByLabel('学校，每行一所')).toHaveValue(/松涛社区 实验小学/);
  await expectAccessible(page);
  await page.getByLabel('学校，每行一所').fill('松涛社区 实验小学');
  await page.getByLabel('服务窗口，每行一个').fill('松涛社区 便民服务中心 3 号窗口');
  for (const name of ['门贴（入户）', '海报（楼道、宣传栏）', '每条商户街', '社区海报'])
    await page.getByRole('checkbox', { name }).check();
  // The reply to the third piece is lost on the way: it was made, and is not made again.
  let pieces = 0;
  await page.route('**/codes/piece.json', async (route) => {
    pieces += 1;
    if (pieces !== 3) return route.continue();
    await route.fetch();
    await route.abort('connectionreset');
  });
  await page.getByRole('button', { name: '做二维码' }).click();
  await expect(page.getByRole('status')).toHaveText(/做好了 100 \/ 506 个，连接断了。再按一次接着做/);
  await expect(page.getByRole('progressbar', { name: '做好了多少' })).toHaveAttribute('value', '100');
  await expectAccessible(page);
  await page.getByRole('button', { name: '做二维码' }).click();
  await expect(page.getByText('做好了 506 个。')).toBeVisible();
  expect(pieces).toBe(11);
  await expect(page.getByText('506 个二维码')).toBeVisible();
  const began = Date.now();
  await page.getByRole('button', { name: '打印这 506 个' }).click();
  await expect(page.getByRole('status')).toContainText('正在准备');
  await expect(page.getByText('共 506 个，506 页')).toBeVisible({ timeout: 60_000 });
  await expect(page.locator('.paper')).toHaveCount(506);
  await expect(page.getByRole('button', { name: '打印' })).toBeVisible();
  test.info().annotations.push({ type: '506 posters', description: `${Date.now() - began} ms` });
  await page.goto('/office/codes');
  await page.locator('select[name=community]').selectOption('梅岭社区');
  await page.locator('select[name=channel]').selectOption('海报、宣传栏');
  await page.getByRole('button', { name: '查看' }).click();
  poster = (await page.getByRole('rowheader').first().textContent())?.trim() ?? '';
  await expectAccessible(page);

  const blank = await context.newPage();
  const sheets = [
    ...[
      ['poster', 1, 1],
      ['table', 1, 1],
      ['sticker', 10, 10],
      ['letter', 1, 1],
      ['shop', 4, 4],
      ['window', 1, 2],
    ],
  ] as [string, number, number][];
  for (const [form, copies, printed] of sheets) {
    await page.emulateMedia({ media: 'screen' });
    await page.goto(`/office/codes/print?code=${poster}&form=${form}&copies=${copies}&languages=both`);
    await expect(page.locator('.paper').getByText('自愿、匿名、本街道自测').first()).toBeVisible();
    if (form === 'poster' || form === 'sticker') await expectAccessible(page);
    await page.emulateMedia({ media: 'print' });
    const read = await codesOnSheet(blank, page.locator('.paper').first());
    expect(read).toEqual(Array(printed).fill({ level: 'Q', text: `${site.address}/q/${poster}` }));
    expect(await page.locator('.card, .poster-page, .letter-page').evaluateAll(spilling)).toEqual([]);
    if (form === 'letter' || form === 'shop' || form === 'table') continue;
    const pdf = (await page.pdf({ preferCSSPageSize: true, printBackground: true })).toString('latin1');
    expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
    expect(pdf).toMatch(/\/MediaBox\s*\[0 0 59[45](\.\d+)? 84[12](\.\d+)?\]/);
  }
  await blank.close();
});

test('without script one post makes all codes that are wanted, and again none', async ({ browser, site }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL: site.address, locale: 'zh-CN' });
  const page = await context.newPage();
  await signInToCampaign(page, 'campaign-office', '/office/codes/new');
  const names = Array.from({ length: 60 }, (_, place) => `梅岭社区 第 ${place + 1} 小学`).join('\n');
  for (const said of ['做好了 60 个。', '没有要新做的：这些地点都已经有了，或者没有选。']) {
    await page.goto('/office/codes/new');
    await page.getByLabel('学校，每行一所').fill(names);
    await page.getByRole('button', { name: '做二维码' }).click();
    await expect(page.getByRole('status')).toHaveText(said);
  }
  await context.close();
});

test('a wave is planned, told what is missing, opened, paused, closed and opened again; its codes follow, and its progress', async ({
  page,
  browser,
  site,
}) => {
  await page.setViewportSize({ width: 1280, height: 800 });
  await signInToCampaign(page, 'campaign-office', '/office/waves');
  await expectAccessible(page);
  await page.getByRole('link', { name: '新的批次' }).click();
  await page.getByLabel('名称').fill('冬季 居民');
  await page.getByLabel('开放日期（时间）').fill(day(0));
  await page.getByLabel('结束日期').fill(day(-1));
  await page.getByLabel('任务：要做到什么').fill('每个社区收满');
  await page.getByRole('button', { name: '存草稿' }).click();
  await expect(page.getByLabel('结束日期')).toHaveAccessibleDescription('结束日期不能早于开放日期。');
  await expect(page.getByLabel('任务：要做到什么')).toHaveValue('每个社区收满');
  await page.getByLabel('结束日期').fill(day(20));
  await page.getByRole('button', { name: '存草稿' }).click();
  await expect(page.getByRole('status')).toHaveText('已保存。');
  const wave = new URL(page.url()).pathname;
  const checks = page.getByRole('region', { name: '开放前要知道的事' });
  await expect(checks).toContainText('缺人员：请写明谁去做。');
  await expect(checks).toContainText('松涛社区和梅岭社区还没有计划份数');
  await expect(page.getByLabel('人员：谁去做')).toHaveAccessibleDescription('缺人员：请写明谁去做。');
  await expectAccessible(page);
  await page.goto(`/office/planner?wave=${wave.split('/').at(-1) ?? ''}`);
  await page.getByRole('button', { name: '写进批次的计划' }).click();
  await page.goto(wave);
  await expect(checks).not.toContainText('计划份数');
  await page.getByLabel('人员：谁去做').fill('社区工作人员');
  await page.getByLabel('责任：谁负责').fill('王主任');
  await page.getByRole('button', { name: '保存，现在就开放' }).click();
  await expect(page.getByRole('status')).toHaveText(/^已开放/);
  await expectAccessible(page);

  const phone = await browser.newContext({
    baseURL: site.address,
    locale: 'zh-CN',
    userAgent,
    javaScriptEnabled: false,
  });
  const resident = await phone.newPage();
  await resident.goto(`/q/${poster}`);
  await resident.getByRole('radio').first().check();
  await resident.getByRole('button', { name: '下一页' }).click();
  // With script the first answer says so itself; the page is the same.
  const scripted = await browser.newContext({ baseURL: site.address, locale: 'zh-CN', userAgent });
  const other = await scripted.newPage();
  await other.goto(`/q/${poster}`, { waitUntil: 'networkidle' });
  const begun = other.waitForResponse((response) => response.url().endsWith(`/q/${poster}/begun`));
  for (const choice of [1, 2]) await other.getByRole('radio').nth(choice).check();
  expect((await begun).status()).toBe(204);
  await scripted.close();
  await page.getByRole('button', { name: '暂停' }).click();
  await expect(page.getByRole('status')).toHaveText(/^已暂停/);
  const fresh = await page.context().newPage();
  // Sites remember a code for half a minute; one that nobody asked for is asked anew.
  await fresh.goto('/office/codes?channel=window');
  const window = (await fresh.getByRole('rowheader').first().textContent())?.trim() ?? '';
  await fresh.goto(`/q/${window}`);
  await expect(fresh.getByRole('heading', { level: 1 })).toHaveText('问卷暂停了');
  await expectAccessible(fresh);
  await fresh.close();
  await page.getByRole('button', { name: '继续' }).click();
  await page.getByRole('button', { name: '现在结束' }).click();
  await expect(page.getByRole('alert')).toHaveText('没有做：请先勾选确定。');
  await page.getByLabel('确定结束“冬季 居民”').check();
  await page.getByRole('button', { name: '现在结束' }).click();
  await expect(page.getByRole('status')).toHaveText(/^已结束/);
  await page.getByLabel('结束日期').fill(day(9));
  await page.getByRole('button', { name: '重新开放' }).click();
  await expect(page.getByRole('alert')).toHaveText('没有重新开放：请写明原因。');
  await page.getByLabel('为什么重新开放').fill('下雪停了三天');
  await page.getByLabel('结束日期').fill(day(9));
  await page.getByRole('button', { name: '重新开放' }).click();
  await expect(page.getByRole('status')).toHaveText('已重新开放。');
  await expect(page.getByText('下雪停了三天')).toBeVisible();
  await phone.close();
  // Steps are written ten seconds after they were taken.
  await expect(async () => {
    await page.goto(`${wave}/progress`);
    await expect(page.locator('tr', { hasText: '海报、宣传栏' }).first()).toHaveText(/海报、宣传栏\s*2\s*2\s*0/);
  }).toPass({ timeout: 20_000, intervals: [2000] });
  await expect(page.getByRole('row', { name: /松涛社区/ })).toContainText('最近答卷太少，说不准哪天收满');
  await expectAccessible(page);

  await page.goto(`${wave}/roster`);
  await page.getByLabel('到（含）').fill(day(2));
  await page.getByRole('button', { name: '排进值班表' }).click();
  await expect(page.getByLabel('值班人')).toHaveAccessibleDescription('请填写值班人。');
  await page.getByLabel('值班人').fill('赵敏');
  await page.getByRole('button', { name: '排进值班表' }).click();
  await expect(page.getByRole('row', { name: /赵敏/ })).toHaveCount(3);
  await expectAccessible(page);
});

test('a poster is said to be damaged through its own code, seen in the register, and looked after; leads follow, and no more', async ({
  page,
  browser,
  site,
}) => {
  const phone = await browser.newContext({ baseURL: site.address, locale: 'zh-CN' });
  const resident = await phone.newPage();
  await resident.goto(`/q/${poster}`);
  await resident.getByRole('link', { name: '二维码或海报破损了' }).click();
  await resident.getByRole('button', { name: '告诉街道' }).click();
  await expect(resident.getByRole('alert')).toHaveText('请选一项。');
  await expectAccessible(resident);
  await resident.getByLabel('撕破了').check();
  await resident.getByRole('button', { name: '告诉街道' }).click();
  await expect(resident.getByRole('heading', { level: 1 })).toHaveText('谢谢您');
  await phone.close();

  await signInToCampaign(page, 'campaign-office', '/office/codes/register');
  await page.getByRole('link', { name: new RegExp(poster) }).click();
  await expect(page.getByLabel('上面的编号')).toHaveValue(poster);
  await page.getByLabel('在哪里').fill('梅岭社区大门宣传栏');
  await page.getByLabel('上次看到').fill(day(-1));
  await page.getByRole('button', { name: '登记' }).click();
  await expect(page.getByRole('row', { name: /梅岭社区大门宣传栏.*撕破了 1 次/ })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('link', { name: /^改 · 梅岭社区大门/ }).click();
  await page.getByLabel('上次看到').fill(day(0));
  await page.getByRole('button', { name: '保存' }).click();
  await expect(page.getByText('撕破了 1 次')).toHaveCount(0);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);

  await page.goto(`/office/codes/${poster}`);
  await page.getByLabel('为什么停用').fill('被撕走');
  await expectAccessible(page);
  await page.getByRole('button', { name: '停用，并做一个新的' }).click();
  await expect(page.getByRole('status')).toContainText(`${poster} 已停用，新的是`);

  await page.context().clearCookies();
  await signInToCampaign(page, 'campaign-lead', '/office/waves');
  await page.getByRole('link', { name: '冬季 居民' }).first().click();
  await expect(page.getByText('每天更新一次')).toBeVisible();
  await expect(page.getByRole('row', { name: /松涛社区/ })).toHaveCount(1);
  await expect(page.getByRole('row', { name: /梅岭社区/ })).toHaveCount(0);
  await expectAccessible(page);
  for (const address of [
    '/office/codes',
    '/office/codes/register',
    '/office/codes/print',
    page.url().replace('/progress', ''),
  ])
    expect((await page.goto(address))?.status()).toBe(403);
});
