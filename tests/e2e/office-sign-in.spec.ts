/** The door of the office: who gets in, who has to wait, and that whoever leaves is out. */
import type { Page } from '@playwright/test';

import { expect, expectAccessible, test } from './fixtures.ts';

test.use({ staysSignedIn: false });

test('the sign-in page reads well, in both prints and languages', async ({ context, page, site }) => {
  for (const print of ['normal', 'large'])
    for (const language of ['zh-CN', 'en']) {
      await context.addCookies([{ name: 'print', value: print, url: site.address }]);
      await page.goto(`/sign-in?lang=${language}`);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
      await expectAccessible(page);
    }
});

test('a wrong password is told beside its field, and the account stays', async ({ page }) => {
  await page.goto('/office');
  await attempt(page, 'somebody', 'something');
  await expect(page.getByLabel('密码')).toHaveAccessibleDescription(/账号或密码不对/);
  await expect(page.getByLabel('账号或手机号')).toHaveValue('somebody');
  await expect(page.getByLabel('密码')).toHaveValue('');
  await expectAccessible(page);
});

test('what is left empty is named beside its field', async ({ page }) => {
  await page.goto('/sign-in');
  await page.getByRole('button', { name: '登录' }).click();
  await expect(page.getByLabel('账号或手机号')).toHaveAccessibleDescription('请填写账号或手机号。');
  await attempt(page, 'somebody', '');
  await expect(page.getByLabel('密码')).toHaveAccessibleDescription('请填写密码。');
  await expectAccessible(page);
});

test('after five wrong passwords the door stays shut and says for how long', async ({ page }) => {
  await page.goto('/sign-in');
  const wait = page.getByText('分钟后再试');
  // Counted within quarters of an hour: where one ends meanwhile, the count begins anew once.
  let failures = 0;
  for (; failures <= 10 && !(await wait.isVisible()); failures++) {
    await attempt(page, 'guessed-by-a-robot', `guess ${failures}`);
    await expect(page.getByText('账号或密码不对').or(wait)).toBeVisible();
  }
  expect(failures).toBeGreaterThan(5);
  await expect(page.getByLabel('密码')).toHaveAccessibleDescription(/请约 \d+ 分钟后再试/);
  await expectAccessible(page);
});

test('the session is in cookies that no script can read', async ({ context, page, signIn }) => {
  await signIn('office');
  const session = (await context.cookies()).filter(({ name }) => name.startsWith('linli-'));
  expect(session).toHaveLength(2);
  for (const cookie of session) expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/' });
  expect(await page.evaluate(() => document.cookie)).not.toContain('linli-');
});

test('an expired session leads back to the same page after signing in', async ({ context, page, signIn, site }) => {
  await signIn('office');
  await page.goto('/office?sort=-score');
  for (const name of ['linli-access', 'linli-refresh'])
    await context.addCookies([{ name, value: 'expired', url: site.address }]);
  await page.reload();
  await expect(page.getByText('登录后会回到您刚才要看的页面。')).toBeVisible();
  const office = site.signIns.find(({ who }) => who === 'office');
  await attempt(page, office?.account ?? '', office?.password ?? '');
  await expect(page).toHaveURL(/\/office\?sort=-score$/);
});

test('a session whose short-lived half has ended goes on without a word', async ({ context, page, signIn }) => {
  await signIn('office');
  await context.clearCookies({ name: 'linli-access' });
  await page.goto('/office?sort=name');
  await expect(page).toHaveURL(/\/office\?sort=name$/);
  expect((await context.cookies()).some(({ name }) => name === 'linli-access')).toBe(true);
});

test('whoever signs out is out, and the back button shows no figures', async ({ context, page, signIn }) => {
  await signIn('office');
  const kept = (await context.cookies()).filter(({ name }) => name === 'linli-refresh');
  await page.getByRole('button', { name: '退出登录' }).click();
  await expect(page.getByText('您已退出登录。')).toBeVisible();
  await expectAccessible(page);
  await page.goBack();
  await expect(page.getByRole('heading', { name: '工作人员登录' })).toBeVisible();
  await context.addCookies(kept);
  await page.goto('/office');
  await expect(page.getByRole('heading', { name: '工作人员登录' })).toBeVisible();
});

test('signing in leads nowhere but to this site', async ({ page, signIn, site }) => {
  await signIn('office', '/office');
  for (const next of ['https://elsewhere.example', '//elsewhere.example', '/\\elsewhere.example']) {
    await page.goto(`/sign-in?next=${encodeURIComponent(next)}`);
    await expect(page).toHaveURL(`${site.address}/office`);
  }
});

test('another site cannot sign anybody in or out', async ({ request }) => {
  for (const address of ['/sign-in?_action=signIn', '/sign-out?_action=signOut', '/_actions/signIn']) {
    const answer = await request.post(address, {
      form: { account: 'office', password: 'x' },
      headers: { origin: 'https://elsewhere.example' },
      maxRedirects: 0,
    });
    expect(answer.status()).toBe(403);
  }
});

async function attempt(page: Page, account: string, password: string): Promise<void> {
  await page.getByLabel('账号或手机号').fill(account);
  await page.getByLabel('密码').fill(password);
  await page.getByRole('button', { name: '登录' }).click();
}
