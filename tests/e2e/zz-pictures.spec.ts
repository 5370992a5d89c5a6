import { test } from './fixtures.ts';
import { signInToCampaign } from './campaign-town.ts';
test('codes', async ({ page }) => {
  test.setTimeout(100_000);
  await signInToCampaign(page, 'campaign-office', '/office/codes/new');
  let pieces = 0;
  await page.route('**/codes/piece.json', async (route) => {
    pieces += 1;
    if (pieces > 2) return route.abort('connectionreset');
    return route.continue();
  });
  const names = Array.from({ length: 150 }, (_, n) => `梅岭社区 图 ${n} 小学`).join('\n');
  await page.getByLabel('学校，每行一所').fill(names);
  await page.getByRole('button', { name: '做二维码' }).click();
  await page.getByText('连接断了').waitFor();
  for (const width of [360, 1280]) {
    await page.setViewportSize({ width, height: 800 });
    await page.getByRole('progressbar').scrollIntoViewIfNeeded();
    await page.screenshot({ path: `/tmp/ws-shots/codes-${width}.png` });
  }
});
