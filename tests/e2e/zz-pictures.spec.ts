import { test } from './fixtures.ts';
import { house } from './office-town.ts';
import { signInToCampaign } from './campaign-town.ts';
test('pictures', async ({ page }) => {
  test.setTimeout(200_000);
  const shots = async (name: string) => {
    for (const print of ['normal', 'large'])
      for (const lang of ['zh-CN', 'en']) {
        await page.context().addCookies([
          { name: 'print', value: print, url: page.url() },
          { name: 'language', value: lang, url: page.url() },
        ]);
        await page.reload();
        for (const width of [360, 1280]) {
          await page.setViewportSize({ width, height: 800 });
          await page.screenshot({ path: `/tmp/ws-shots/${name}-${print}-${lang}-${width}.png`, fullPage: true });
          console.log(name, print, lang, width, await page.evaluate(() => document.documentElement.scrollWidth));
        }
      }
  };
  await page.goto('/office/areas');
  await page.getByLabel('账号或手机号').fill('xinghe-office');
  await page.getByLabel('密码').fill(house.password);
  await page.getByRole('button', { name: '登录' }).click();
  await page.waitForURL((url) => url.pathname !== '/sign-in');
  await page.goto('/office/premises');
  const row = page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: '北门社区' }) });
  for (const [n, text] of [['北门社区', '小区,地址\n渔港里,1栋1单元101室\n渔港里,1栋1单元102室\n,2栋1单元101室\n'], ['清河社区', '小区,地址\n渔港里,1栋1单元101室\n']] as const) {
    await page.goto('/office/premises');
    await page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: n }) }).getByRole('link', { name: '开始导入' }).click();
    await page.getByLabel('选择文件').setInputFiles({ name: '门户.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
    await page.getByRole('button', { name: '上传并检查' }).click();
    await page.getByRole('button', { name: '导入', exact: true }).click();
  }
  void row;
  await page.goto(`/office/areas/${house.beimen}?into=${house.qinghe}`);
  await shots('merge');
});
test('codes', async ({ page }) => {
  test.setTimeout(100_000);
  await signInToCampaign(page, 'campaign-office', '/office/codes/new');
  let pieces = 0;
  await page.route('**/codes/piece.json', async (route) => {
    pieces += 1;
    if (pieces > 2) return route.abort('connectionreset');
    return route.continue();
  });
  await page.getByRole('checkbox', { name: '门贴（入户）' }).check();
  await page.getByRole('button', { name: '做二维码' }).click();
  await page.getByText('连接断了').waitFor();
  for (const width of [360, 1280]) {
    await page.setViewportSize({ width, height: 800 });
    await page.getByRole('progressbar').scrollIntoViewIfNeeded();
    await page.screenshot({ path: `/tmp/ws-shots/codes-${width}.png` });
  }
});
