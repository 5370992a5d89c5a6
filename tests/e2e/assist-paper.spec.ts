/** Paper: a pile of sheets typed in with the keyboard alone, and the sheet that is printed. */
import type { Page, Route } from '@playwright/test';

import { expect, expectAccessible, test } from './fixtures.ts';
import { readQrCode } from './qr-reader.ts';

/** Keys for the resident form: 19 questions, each followed by Enter; `-` where the sheet is blank. */
const sheet = ['3', '2', '', '2', '126', '2', '1', '35', '1', '2', '3', '2', '1', '2', '-', '3', '1', '2', ''];

test.describe('a pile of sheets', () => {
  test('is typed with the keyboard alone: forty keys, and the next sheet waits', async ({ page, signIn, site }) => {
    await signIn('worker', `/assist/paper/${site.codes.poster}`);
    await untilFocused(page);
    await expectAccessible(page);
    expect(await typeSheet(page, sheet)).toBe(39);
    await expect(page.getByRole('heading', { name: '看一遍，对就保存' })).toBeVisible();
    await expectAccessible(page);
    await storedAtOnce(page);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('status')).toContainText('已保存，这次共 1 张');
    await expect(page.getByRole('radio', { name: '未满 18 岁' })).toBeFocused();
    await expect(page.locator(':checked')).toHaveCount(0);
  });

  test('stops at a question without an answer, and goes back with Shift+Enter', async ({ page, signIn, site }) => {
    await signIn('worker', `/assist/paper/${site.codes.poster}`);
    await untilFocused(page);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('status')).toContainText('第 1 题还没有选');
    await page.keyboard.press('3');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Shift+Enter');
    await expect(page.getByRole('radio', { name: '35-49 岁' })).toBeFocused();
    await page.keyboard.press('-');
    await expect(page.getByRole('radio', { name: '35-49 岁' })).not.toBeChecked();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('radio', { name: '不到半年' })).toBeFocused();
  });

  test('survives a reload in the middle, and a network that is gone at the end', async ({
    page,
    signIn,
    site,
    context,
  }) => {
    await signIn('worker', `/assist/paper/${site.codes.poster}`);
    await untilFocused(page);
    await typeSheet(page, sheet.slice(0, 5));
    await page.reload();
    await expect(page.getByRole('status')).toContainText('刚才那一张还在');
    await typeSheet(page, sheet.slice(5));
    await context.setOffline(true);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('status')).toContainText('没有连上网络');
    await context.setOffline(false);
    await storedAtOnce(page);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('status')).toContainText('已保存');
  });

  test('that is drawn is typed again, and the differences are settled from the paper', async ({
    page,
    signIn,
    site,
  }) => {
    await signIn('worker', `/assist/paper/${site.codes.poster}`);
    await untilFocused(page);
    const posts: { id: string; answers: Record<string, unknown>; first?: unknown; second?: unknown }[] = [];
    await page.route(/\/assist\/paper\//, async (route: Route) => {
      if (route.request().method() !== 'POST') return route.continue();
      posts.push(route.request().postDataJSON() as (typeof posts)[number]);
      // Chance decides which sheet is drawn; here it is the first.
      return posts.length === 1 ? route.fulfill({ json: { state: 'again' } }) : route.continue();
    });
    await typeSheet(page, sheet);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: '请把这一张再录一遍' })).toBeVisible();
    await expectAccessible(page);
    await page.keyboard.press('Enter');
    await untilFocused(page);
    await expect(page.locator(':checked')).toHaveCount(0);
    await typeSheet(page, sheet.with(3, '3').with(8, '2'));
    await expect(page.getByRole('heading', { name: '两遍不一致的地方' })).toBeVisible();
    await expect(page.getByRole('radio')).toHaveCount(4);
    await expectAccessible(page);
    for (const key of ['1', 'Enter', '2', 'Enter', 'Enter']) await page.keyboard.press(key);
    await expect(page.getByRole('heading', { name: '看一遍，对就保存' })).toBeVisible();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('status')).toContainText('已保存');
    const [first, last] = posts;
    expect(last?.id).toBe(first?.id);
    expect(last?.answers).toMatchObject({ aware_creation: 'heard' });
    expect(last?.first).toEqual(first?.answers);
    expect(last?.second).toMatchObject({ aware_creation: 'unknown' });
  });

  test('fits a narrow screen', async ({ page, signIn, site }) => {
    await signIn('worker', `/assist/paper/${site.codes.poster}`);
    await untilFocused(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  });
});

test.describe('the paper', () => {
  test('carries the code of the place so that a phone reads it, all questions, and no number of its own', async ({
    page,
    signIn,
    site,
    context,
  }) => {
    const address = `/assist/print/${site.codes.poster}`;
    await signIn('worker', address);
    await expectAccessible(page);
    await expect(page.getByText('本街道自测，不是国家或省级测评')).toBeVisible();
    await expect(page.locator('.item')).toHaveCount(19);
    await page.emulateMedia({ media: 'print' });
    await expect(page.getByRole('button')).toHaveCount(0);
    const blank = await context.newPage();
    const code = readQrCode(await modulesOf(blank, page));
    expect(code).toEqual({ level: 'Q', text: `${site.address}/q/${site.codes.poster}` });
    const once = await page.locator('.sheet').innerHTML();
    await page.reload();
    expect(await page.locator('.sheet').innerHTML()).toBe(once);
  });

  test('comes in large print and in two languages', async ({ page, signIn, site }) => {
    await signIn('worker', `/assist/print/${site.codes.poster}?size=large&languages=both`);
    await expect(page.locator('.sheet')).toHaveAttribute('data-size', 'large');
    await expect(page.getByRole('heading', { name: /您的年龄段.*Your age group/ })).toBeVisible();
    await expectAccessible(page);
  });
});

async function untilFocused(page: Page): Promise<void> {
  await expect(page.getByRole('radio', { name: '未满 18 岁' })).toBeFocused();
}

/** Returns the number of keys that were pressed. */
async function typeSheet(page: Page, answers: readonly string[]): Promise<number> {
  const keys = answers.flatMap((answer) => [...Array.from(answer), 'Enter']);
  for (const key of keys) await page.keyboard.press(key);
  return keys.length;
}

/** Chance may draw any sheet; where a journey is about something else, the site is asked again under the second entry. */
async function storedAtOnce(page: Page): Promise<void> {
  await page.route(/\/assist\/paper\//, async (route) => {
    const sent = route.request().postDataJSON() as Record<string, unknown>;
    await route.continue({ postData: JSON.stringify({ ...sent, first: sent['answers'], second: sent['answers'] }) });
  });
}

/** Dark and light from a picture of the printed code, at the middle of each module. */
async function modulesOf(blank: Page, page: Page): Promise<boolean[][]> {
  const code = page.locator('.qr-code');
  const picture = (await code.screenshot({ scale: 'device' })).toString('base64');
  const size = Number((await code.getAttribute('viewBox'))?.split(' ')[2]);
  const dark = await blank.evaluate(
    async ({ encoded, across }) => {
      const bytes = Uint8Array.from(atob(encoded), (character) => character.charCodeAt(0));
      const image = await createImageBitmap(new Blob([bytes]));
      const canvas = new OffscreenCanvas(image.width, image.height);
      const context = canvas.getContext('2d');
      context?.drawImage(image, 0, 0);
      const isDark = (x: number, y: number) => (context?.getImageData(x, y, 1, 1).data[0] ?? 255) < 128;
      const middle = (module: number, length: number) => Math.floor(((module + 0.5) * length) / across);
      return Array.from({ length: across }, (_, row) =>
        Array.from({ length: across }, (__, column) => isDark(middle(column, image.width), middle(row, image.height))),
      );
    },
    { encoded: picture, across: size },
  );
  const quiet = 4;
  return dark.slice(quiet, -quiet).map((row) => row.slice(quiet, -quiet));
}
