/** The office's workshop: from a file, from the bank without script, and who may not enter. */
import type { Page } from '@playwright/test';

import { expect, expectAccessible, test } from './fixtures.ts';
import { picture, upload } from './workshop.ts';

const leading = {
  title: { default: 'Evening walks', 'zh-cn': '傍晚散步' },
  'x-own': 'kept',
  pages: [
    {
      name: 'one',
      elements: [
        {
          ...{ type: 'radiogroup', name: 'proud', indicator: 'satisfaction.environment', colCount: 2 },
          title: {
            default: 'Do you agree that our beautiful park is excellent?',
            'zh-cn': '您是否同意我们美丽的公园非常好？',
          },
          choices: [
            { value: 'yes', text: { default: 'Yes', 'zh-cn': '是' }, role: 'yes' },
            { value: 'no', text: { default: 'No', 'zh-cn': '否' }, role: 'no' },
          ],
        },
        { type: 'file', name: 'photo', title: { default: 'A photograph', 'zh-cn': '一张照片' } },
      ],
    },
  ],
};

test('a file is checked item by item, put right, looked at, published, and followed by a version that says what is new', async ({
  page,
  signIn,
}) => {
  test.setTimeout(240_000);
  await signIn('office', '/office/questionnaires');
  await expect(page.getByRole('heading', { level: 1, name: '问卷库' })).toBeVisible();
  await expectAccessible(page);
  await picture(page, 'library');
  await upload(page, 'park.json', JSON.stringify(leading));
  const proud = page.locator('#item-proud');
  await expect(proud.getByText('必须修改').first()).toBeVisible();
  await expect(page.locator('#item-photo')).toContainText('不收文件');
  await expect(page.getByText('还不能预览')).toBeVisible();
  await expect(page.getByText(/这里原样保留的设置：x-own/)).toBeVisible();
  await expectAccessible(page);
  await picture(page, 'draft-with-errors');
  const photo = page.locator('#item-photo');
  const removePhoto = photo.getByRole('button', { name: '删去这道题：一张照片' });
  await removePhoto.click();
  await expect(page.getByRole('status').filter({ hasText: '已删去题目“一张照片”。' })).toBeVisible();
  await expectAccessible(page, { without: 'iframe' });
  await picture(page, 'draft-removed');
  const stale = await page.context().newPage();
  await stale.goto(page.url());
  await page.getByRole('button', { name: '撤销' }).click();
  await expect(photo).toContainText('不收文件');
  await expect(page.getByRole('button', { name: '撤销' })).toHaveCount(0);
  await removePhoto.click();
  await expect(photo).toHaveCount(0);
  await stale.getByRole('button', { name: '撤销' }).click();
  await expect(stale.getByRole('alert')).toHaveText('没有撤销：删去以后，这份草稿又改过了。下面是最新的样子。');
  await stale.close();
  await proud.getByRole('link').first().click();
  await page.getByLabel('题目 · 中文').fill('您对附近公园的环境卫生满意吗？');
  await page
    .getByLabel('题目 · 英文')
    .fill('How satisfied or dissatisfied are you with the cleanliness of the park near you?');
  await page.getByLabel('换成题库的选项').selectOption({ label: '满意度五档＋不了解' });
  await expectAccessible(page);
  await picture(page, 'item');
  await page.getByRole('button', { name: '保存这道题' }).click();
  await expect(proud).toContainText('满意度五档＋不了解');
  await expect(proud).not.toContainText('必须修改');
  await expect(page.locator('#item-photo')).toHaveCount(0);

  const phone = page.frameLocator('iframe');
  await expect(phone.getByText('您对附近公园的环境卫生满意吗？')).toBeVisible();
  await phone.getByRole('radio', { name: '一般' }).check();
  await phone.getByRole('button', { name: '提交' }).click();
  await expect(phone.getByText('刚才的回答没有保存')).toBeVisible();
  // In the frame stands a page of its own, which is looked at by itself.
  await expectAccessible(page, { without: 'iframe' });
  const framed = await page.context().newPage();
  await framed.goto((await page.locator('iframe').getAttribute('src')) ?? '');
  await expectAccessible(framed);
  await framed.close();
  await page.getByRole('link', { name: '英文大字' }).click();
  await picture(page, 'draft');
  await page.getByRole('link', { name: '无脚本' }).click();
  await expect(phone.locator('html')).toHaveAttribute('data-print', 'large');
  await expect(phone.getByText('How satisfied or dissatisfied')).toBeVisible();
  await phone.getByRole('radio', { name: 'Very satisfied', exact: true }).check();
  await phone.getByRole('button', { name: 'Send' }).click();
  await expect(phone.getByText('Your answers were not kept')).toBeVisible();

  await page.getByRole('link', { name: '检查并发布' }).click();
  await expectAccessible(page);
  await picture(page, 'publish');
  await page.getByRole('button', { name: '发布', exact: true }).click();
  await expect(page.getByRole('status')).toHaveText(/^已发布/);
  await expectAccessible(page, { without: 'iframe' });
  const definition = await page.request.get(
    (await page.getByRole('link', { name: '下载 SurveyJS 文件' }).getAttribute('href')) ?? '',
  );
  expect(await definition.json()).toMatchObject({
    'x-own': 'kept',
    pages: [{ elements: [{ name: 'proud', colCount: 2 }] }],
  });

  await page.getByRole('button', { name: '复制第 1 版，改成新的一版' }).click();
  await page.getByLabel('从题库加一道题').selectOption('first_concern');
  await page.getByRole('button', { name: '加到这一页' }).click();
  await page.locator('#item-proud').getByRole('link').first().click();
  await page.getByLabel('换成题库的选项').selectOption({ label: '是／否／说不清' });
  await page.getByRole('button', { name: '保存这道题' }).click();
  await page.getByRole('link', { name: '检查并发布' }).click();
  await expect(page.getByText('和第 1 版不能比较：')).toBeVisible();
  await expect(page.getByText(/选项改了：您对附近公园/)).toBeVisible();
  await page.goBack();
  await page.locator('#item-proud').getByRole('link').first().click();
  await page.getByLabel('换成题库的选项').selectOption({ label: '满意度五档＋不了解' });
  await page.getByRole('button', { name: '保存这道题' }).click();
  await page.getByRole('link', { name: '检查并发布' }).click();
  await expect(page.getByText(/^和第 1 版可以比较/)).toBeVisible();
  await page.getByRole('button', { name: '发布', exact: true }).click();
  await expect(page.getByRole('alert')).toHaveText('没有发布：请写明这一版改了什么。');
  await expect(page.getByLabel('这一版改了什么')).toHaveAccessibleDescription(/请用一两句话/);
  await page.getByLabel('这一版改了什么').fill('加了一道开放题。');
  await page.getByRole('button', { name: '发布', exact: true }).click();
  await expect(page.getByText('加了一道开放题。')).toBeVisible();
  await picture(page, 'versions');
});

test('without script a questionnaire grows from the bank; of two tabs the later one is told, and loses nothing', async ({
  browser,
  site,
}) => {
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL: site.address, locale: 'zh-CN' });
  const page = await context.newPage();
  const { account, password } = site.signIns.find(({ who }) => who === 'office') ?? { account: '', password: '' };
  await page.goto('/office/questionnaires');
  await page.getByLabel('账号').fill(account);
  await page.getByLabel('密码').fill(password);
  await page.getByRole('button', { name: '登录' }).click();
  await page.getByLabel('问卷标题').fill('楼道里的事');
  await page.getByRole('button', { name: '新建草稿' }).click();
  await expect(page.getByRole('heading', { level: 1, name: '楼道里的事' })).toBeVisible();
  for (const code of ['satisfied_environment', 'aware_reporting']) {
    await page.getByLabel('从题库加一道题').selectOption(code);
    await page.getByRole('button', { name: '加到这一页' }).click();
  }
  // Satisfaction before awareness: said beside the item, and gone once it has moved.
  await expect(page.locator('#pages')).toContainText('先问知晓，再问参与、支持、满意');
  await page.getByRole('button', { name: /^上移：您知道遇到小区/ }).click();
  await expect(page.locator('#pages')).not.toContainText('先问知晓，再问参与、支持、满意');
  await page.locator('#item-satisfied_environment').getByRole('link').first().click();
  await page.getByLabel('第 1 个条件：哪道题的哪个回答').selectOption({ label: '不知道' });
  await page.getByRole('button', { name: '保存这道题' }).click();
  await expect(page.locator('#item-satisfied_environment')).toContainText(
    '只在“您知道遇到小区环境方面的问题可以向谁反映吗？”选了“不知道”时才问',
  );

  const other = await context.newPage();
  const open = async (tab: Page) => {
    await tab.goto(page.url());
    await tab.locator('#item-aware_reporting').getByRole('link').first().click();
  };
  await open(other);
  await page.locator('#item-aware_reporting').getByRole('link').first().click();
  await page.getByLabel('题目 · 中文').fill('楼道有问题，您知道向谁反映吗？');
  await page.getByRole('button', { name: '保存这道题' }).click();
  await other.getByLabel('题目 · 中文').fill('楼道有问题可以找谁，您知道吗？');
  await other.getByLabel('必答').check();
  await other.getByRole('button', { name: '保存这道题' }).click();
  await expect(other.getByRole('alert')).toContainText('这份草稿刚才在别处改过了');
  await expect(other.getByLabel('题目 · 中文')).toHaveValue('楼道有问题可以找谁，您知道吗？');
  await expect(other.getByLabel('必答')).toBeChecked();
  await other.getByRole('button', { name: '保存这道题' }).click();
  await expect(other.locator('#item-aware_reporting')).toContainText('楼道有问题可以找谁，您知道吗？');
  await page.getByRole('button', { name: '＋ 加一页' }).click();
  await expect(page.getByRole('alert')).toContainText('没有改：这份草稿刚才在别处改过了');
  await page.setViewportSize({ width: 360, height: 740 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  await page.getByRole('button', { name: '删去草稿' }).click();
  await expect(page.getByRole('alert')).toHaveText('没有删去：请先勾选确定。');
  await page.getByLabel('确定删去这份草稿').check();
  await page.getByRole('button', { name: '删去草稿' }).click();
  await expect(page.getByRole('status')).toHaveText('草稿已删去。');
  await context.close();
});

test('a warning may stand with its reason, which is kept with the version; leads and the office next door see nothing of it', async ({
  page,
  signIn,
}) => {
  await signIn('office', '/office/questionnaires');
  await upload(page, 'ours.json', '{"title":"我们的","elements":[{"type":"text","name":"q","title":"您住哪条街？"}]}');
  await expect(page.getByRole('heading', { level: 1, name: '我们的' })).toBeVisible();
  const draft = page.url();
  await page.getByRole('link', { name: '检查并发布' }).click();
  await page.getByRole('button', { name: '发布', exact: true }).click();
  await expect(page.getByRole('alert')).toContainText('有的提醒还没有理由');
  const reasons = page.getByLabel('为什么保留');
  await expect(reasons.first()).toHaveAccessibleDescription('请写明理由，或回到草稿修改。');
  await expectAccessible(page);
  await picture(page, 'reasons');
  for (const reason of await reasons.all()) await reason.fill('这条街没有人读英文');
  await page.getByRole('button', { name: '发布', exact: true }).click();
  await expect(page.getByRole('status')).toHaveText(/^已发布/);
  await expect(page.getByText('这条街没有人读英文').first()).toBeVisible();
  const ours = page.url();
  const preview = (await page.getByTitle('居民看到的问卷').getAttribute('src')) ?? '';
  // The tab that still shows the draft is led to what became of it.
  await page.goto(draft);
  await expect(page).toHaveURL(ours.split('?')[0] ?? '');
  await page.context().clearCookies();
  await signIn('lead', '/office');
  expect((await page.goto('/office/questionnaires'))?.status()).toBe(403);
  expect((await page.goto(ours))?.status()).toBe(403);
  await page.context().clearCookies();
  await signIn('stranger', '/office/questionnaires');
  await expect(page.getByText('我们的')).toHaveCount(0);
  expect((await page.goto(ours))?.status()).toBe(404);
  await page.context().clearCookies();
  await page.goto(ours);
  await expect(page).toHaveURL(/\/sign-in/);
  // In the frame stands what happened, where a page to sign in would be refused by the browser.
  const framed = await page.goto(preview);
  expect(framed?.status()).toBe(401);
  expect(framed?.headers()['content-security-policy']).toContain("frame-ancestors 'self'");
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('登录已过期');
});
