/** Answering for residents on the street and by telephone: consent, refusals, the end of a session, and who may not. */
import { expect, expectAccessible, test } from './fixtures.ts';
import { answerFirstPage, goToLastPage, pages, turnPage, untilAwake } from './resident.ts';

test.describe('an interview', () => {
  test('on the street begins with what is read out and consent, may leave anything open, and leads to the next person', async ({
    page,
    signIn,
  }) => {
    await signIn('worker', '/assist');
    await expectAccessible(page);
    await page.getByRole('region', { name: '街头访问' }).getByRole('button', { name: '开始访问' }).click();
    await expect(page).toHaveURL(/\/assist\/street\/[A-Z2-9]{6}$/);
    await expect(page.getByText('您愿意回答吗？')).toBeVisible();
    await expect(page.getByText('街头访问最多 15 题')).toBeVisible();
    await expectAccessible(page);
    await untilAwake(page);
    for (let number = 1; number < pages; number++) await turnPage(page);
    await page.getByRole('button', { name: '提交答卷' }).click();
    await expect(page.getByRole('heading', { name: '已收到' })).toBeVisible();
    await page.getByRole('link', { name: '下一位' }).click();
    await expect(page.getByText('您愿意回答吗？')).toBeVisible();
  });

  test('keeps what was answered when the session ends, with script', async ({ page, signIn, site, context }) => {
    await signIn('worker', `/assist/telephone/${site.codes.poster}`);
    await untilAwake(page);
    await goToLastPage(page);
    await context.clearCookies();
    await page.getByRole('button', { name: '提交答卷' }).click();
    await expect(page.getByText('可能是登录已过期')).toBeVisible();
    const elsewhere = await context.newPage();
    const worker = site.signIns.find(({ who }) => who === 'worker');
    await elsewhere.goto('/sign-in');
    await elsewhere.getByLabel('账号或手机号').fill(worker?.account ?? '');
    await elsewhere.getByLabel('密码').fill(worker?.password ?? '');
    await elsewhere.getByRole('button', { name: '登录' }).click();
    await elsewhere.waitForURL(/office/);
    await page.getByRole('button', { name: '再试一次' }).click();
    await expect(page.getByRole('heading', { name: '已收到' })).toBeVisible();
  });

  test('is refused where the code is not of one’s own community, or not of the street', async ({
    page,
    signIn,
    site,
  }) => {
    await signIn('stranger', '/assist');
    for (const address of [
      `/assist/paper/${site.codes.poster}`,
      `/assist/street/${site.codes.street}`,
      `/assist/print/${site.codes.poster}`,
    ]) {
      expect((await page.goto(address))?.status()).toBe(404);
      await expect(page.getByRole('heading', { name: '这个编号不能这样用' })).toBeVisible();
    }
  });

  test('by somebody who is not signed in goes to sign in, and a post without a session stores nothing', async ({
    page,
    request,
    site,
  }) => {
    await page.goto(`/assist/street/${site.codes.street}`);
    await expect(page).toHaveURL(/\/sign-in\?next=/);
    const id = '00000000-0000-4000-8000-000000000001';
    const data = { id, answers: {}, seconds: null, token: null };
    const reply = await request.post(`/assist/telephone/${site.codes.poster}`, { data });
    expect(reply.status()).toBe(401);
  });
});

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false });

  test('an interview is a form like the residents’, and survives the end of the session', async ({
    page,
    signIn,
    site,
    context,
  }) => {
    await signIn('worker', `/assist/telephone/${site.codes.poster}`);
    await answerFirstPage(page);
    await context.clearCookies();
    await turnPage(page);
    await expect(page.getByRole('heading', { name: '登录已过期' })).toBeVisible();
    const second = await context.newPage();
    const worker = site.signIns.find(({ who }) => who === 'worker');
    await second.goto('/sign-in?next=/assist/signed-in');
    await second.getByLabel('账号或手机号').fill(worker?.account ?? '');
    await second.getByLabel('密码').fill(worker?.password ?? '');
    await second.getByRole('button', { name: '登录' }).click();
    await expect(second.getByRole('heading', { name: '已重新登录' })).toBeVisible();
    await page.getByRole('button', { name: '带着回答再试一次' }).click();
    await page.getByRole('button', { name: '上一页' }).click();
    await expect(page.getByRole('radio', { name: '35-49 岁' })).toBeChecked();
  });

  test('a sheet is one ordinary form with every question on it', async ({ page, signIn, site }) => {
    await signIn('worker', `/assist/paper/${site.codes.poster}`);
    await page.getByRole('radio', { name: '35-49 岁' }).check();
    await page.getByRole('checkbox', { name: '社区群' }).check();
    await page.getByRole('button', { name: '保存这一张' }).click();
    // Now and then a sheet is drawn to be typed again; then the page says so instead.
    await expect(page.getByText(/已保存。请录下一张。|随机抽到了这一张/)).toBeVisible();
    await expect(page.getByRole('radio', { name: '35-49 岁' })).not.toBeChecked();
  });
});
