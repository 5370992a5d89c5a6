/** Approved texts: written from one of ours, refused where they coach, approved, copied for a group, printed, replaced and withdrawn. */
import { readFileSync } from 'node:fs';

import { messageForms, roomsOn, type Room } from '../../src/domain/messages/room.ts';
import { expect, expectAccessible, test } from './fixtures.ts';
import type { Page } from '@playwright/test';

/** Several people, one after the other, and sheets of paper. */
test.describe.configure({ timeout: 120_000 });

const approve = (page: Page) => page.getByRole('button', { name: '通过', exact: true }).click();
const startFrom = async (page: Page, name: string) => {
  await page.goto('/office/messages');
  await page.getByRole('region', { name: '写一份' }).getByRole('link', { name }).click();
};

test('the office begins with a text of ours, is told what coaches, approves; a lead copies it, a letter is printed, a new version follows', async ({
  browser,
  page,
  signIn,
  site,
}) => {
  await signIn('office', '/office/messages');
  await expectAccessible(page);
  await startFrom(page, '给家长的信');
  await page.getByLabel('名称').fill('给家长的信（秋）');
  const text = page.getByLabel('正文').first();
  await text.fill('各位{小区}家长：\n请选满意。');
  await approve(page);
  await expect(page.getByRole('alert')).toHaveText('没有保存：请看下面标出的地方。');
  await expect(text).toHaveAccessibleDescription(/不认识 \{小区\}。可以写的是：\{街道\} \{社区\} \{电话\} \{网址\}/);
  await text.fill('各位{社区}家长：\n请选满意。');
  await approve(page);
  await expect(text).toHaveAccessibleDescription(/请改掉：请选满意。/);
  await expect(text).toHaveValue('各位{社区}家长：\n请选满意。');
  await expect(page.getByLabel('名称')).toHaveValue('给家长的信（秋）');
  await expectAccessible(page);
  await text.fill('各位{社区}家长：\n请照实**说说**。热心的老师也想听。');
  await approve(page);
  const reason = page.getByLabel('为什么保留这些句子');
  await expect(reason).toHaveAccessibleDescription(/请写明为什么保留/);
  await page.getByRole('button', { name: '预览' }).click();
  await expect(page.getByRole('region', { name: '预览' })).toContainText('请照实说说。');
  await reason.fill('说的是老师');
  await approve(page);
  await expect(page.getByRole('status').first()).toHaveText('已通过，各社区可以用了。');
  await expectAccessible(page);
  const message = new URL(page.url()).pathname;

  await page.getByRole('link', { name: /^去打印：致家长/ }).click();
  const letter = page.locator('.letter-page').first();
  await expect(letter).toContainText('请照实说说。');
  await expect(letter).toContainText('自愿、匿名、本街道自测');
  await expect(letter).not.toContainText('孩子不填');
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  await expectAccessible(page);
  await page.emulateMedia({ media: 'print' });
  await expect(letter).toBeVisible();
  await expect(page.getByLabel('打印成')).toBeHidden();
  await page.emulateMedia({ media: 'screen' });
  await page.getByLabel('语言').selectOption('both');
  await page.getByLabel('打印成').selectOption('sticker');
  await page.getByRole('button', { name: '换一种' }).click();
  await expect(page.getByRole('alert')).toContainText('不能印在门贴上');
  await expect(page.locator('.paper')).toHaveCount(0);
  await expectAccessible(page);

  const plain = await browser.newContext({ baseURL: site.address, locale: 'zh-CN', javaScriptEnabled: false });
  const lead = await plain.newPage();
  const account = site.signIns.find(({ who }) => who === 'lead');
  await lead.goto(message);
  await lead.getByLabel('账号或手机号').fill(account?.account ?? '');
  await lead.getByLabel('密码').fill(account?.password ?? '');
  await lead.getByRole('button', { name: '登录' }).click();
  const copied = await lead.getByRole('textbox', { name: '发到社区群里' }).inputValue();
  expect(copied).toMatch(
    /^请家长说说您的看法\n\n各位.+社区家长：\n请照实说说。[^]*\/q\/[A-Z0-9]{6}\n自愿、匿名、本街道自测$/,
  );
  await expect(lead.getByRole('button', { name: '复制文字' })).toBeHidden();
  const [file] = await Promise.all([
    lead.waitForEvent('download'),
    lead.getByRole('link', { name: '下载 .txt' }).click(),
  ]);
  expect(readFileSync(await file.path(), 'utf8')).toBe(`${copied}\n`);
  await expect(lead.getByRole('link', { name: '写新版本' })).toHaveCount(0);
  await plain.close();

  await page.goto(`${message}?next`);
  await expect(page.getByRole('region', { name: '各个版本' })).toContainText('说的是老师');
  await page.getByLabel('正文').first().fill('各位{社区}家长：\n请照实说说。');
  await approve(page);
  await expect(page.getByLabel('这一版改了什么')).toHaveAccessibleDescription(/请写明这一版改了什么/);
  await page.getByLabel('这一版改了什么').fill('去掉一句');
  await approve(page);
  await page.getByText('和第 1 版比，改了哪些字').click();
  await expect(page.locator('del').first()).toBeVisible();
  await expectAccessible(page);

  await page.context().clearCookies();
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await signIn('lead', '/office/messages');
  await expectAccessible(page);
  await page.getByRole('link', { name: '给家长的信（秋）' }).click();
  await page.getByRole('button', { name: '复制文字' }).click();
  await expect(page.getByRole('status').first()).toHaveText('已复制，可以粘贴到群里。');
  expect(await page.evaluate(() => navigator.clipboard.readText())).not.toContain('老师');
  await expectAccessible(page);

  await page.context().clearCookies();
  await signIn('office', message);
  await page.getByRole('button', { name: '撤下第 2 版' }).click();
  await expect(page.getByLabel('为什么撤下')).toHaveAccessibleDescription(/请写明为什么撤下/);
  await page.getByLabel('为什么撤下').fill('学期结束了');
  await page.getByRole('button', { name: '撤下第 2 版' }).click();
  await expect(page.getByRole('region', { name: '各个版本' })).toContainText('学期结束了');
  for (const who of ['worker', 'stranger'] as const) {
    await page.context().clearCookies();
    await signIn(who, '/office/messages');
    expect((await page.goto(message))?.status()).toBe(404);
  }
});

test('the longest text that is said to fit a form does fit, in one language and in both', async ({
  page,
  signIn,
  site,
}) => {
  await page.setViewportSize({ width: 1280, height: 900 });
  await signIn('office', '/office/messages');
  await startFrom(page, '服务窗口立牌');
  await approve(page);
  const id = new URL(page.url()).pathname.split('/').at(-1) ?? '';
  for (const form of messageForms)
    for (const languages of ['zh', 'both']) {
      const asked = new URLSearchParams({ code: site.codes.poster, form, languages, copies: '1', message: id });
      await page.goto(`/office/codes/print?${asked.toString()}`);
      const rooms = roomsOn(form, languages === 'both' ? 2 : 1);
      for (const titleLines of rooms[0]?.lines.map((_, at) => at + 1) ?? []) {
        await page
          .locator('.card:not(.turned), .poster-page, .letter-page')
          .first()
          .evaluate(fillUp, { rooms, titleLines });
        const found = await page.locator('.card:not(.turned), .poster-page, .letter-page').first().evaluate(outside);
        expect({ form, languages, titleLines, found }).toEqual({ form, languages, titleLines, found: [] });
      }
    }
});

/** As much as is allowed, in each language. */
function fillUp(sheet: Element, { rooms, titleLines }: { rooms: readonly Room[]; titleLines: number }): void {
  const line = (em: number, at: number) =>
    at === 0 ? '字'.repeat(Math.floor(em)) : 'Word '.repeat(Math.floor(em / 0.58 / 5));
  sheet.querySelectorAll('h2 .tongue').forEach((title, at) => {
    title.textContent = line((rooms[at]?.title ?? 0) * titleLines, at);
  });
  sheet.querySelectorAll('.message').forEach((message, at) => {
    const paragraphs = Array.from({ length: rooms[at]?.lines[titleLines - 1] ?? 0 }, () => {
      const paragraph = document.createElement('p');
      paragraph.textContent = line((rooms[at]?.body ?? 0) - 2, at);
      return paragraph;
    });
    message.replaceChildren(...paragraphs);
  });
}

/** What does not lie within its sheet or card. */
function outside(sheet: Element): string[] {
  const frame = sheet.getBoundingClientRect();
  const parts = [...sheet.querySelectorAll('h2, p, figure, figcaption, footer, .qr-code')];
  return parts
    .filter((part) => {
      const { bottom, left, right, top } = part.getBoundingClientRect();
      return top < frame.top - 1 || bottom > frame.bottom + 1 || left < frame.left - 1 || right > frame.right + 1;
    })
    .map((part) => `${part.tagName} ${part.className}`);
}
