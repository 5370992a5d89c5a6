/** The questionnaire for everybody: axe in every state, 320 px, the keyboard alone, large print, and pages that say no. */
import type { Page } from '@playwright/test';

import { firstLoad } from '../load/first-load.ts';
import { expect, expectAccessible, test } from './fixtures.ts';
import { answerFirstPage, expectPage, goToLastPage, turnPage, untilAwake } from './resident.ts';

for (const print of ['normal', 'large'] as const) {
  test(`every state is accessible in ${print} print`, async ({ context, page, site }) => {
    await context.addCookies([{ name: 'print', value: print, url: site.address }]);
    await page.goto(`/q/${site.codes.group}`);
    await untilAwake(page);
    await expectAccessible(page);
    await turnPage(page);
    await expectAccessible(page);
    await goToLastPage(page);
    await expectAccessible(page);
    await page.getByRole('button', { name: '提交答卷' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('谢谢您');
    await expectAccessible(page);
    for (const address of ['/', '/q/ZZZZZZ', '/q?code=nonsense', '/no-such-page']) {
      await page.goto(address);
      await expectAccessible(page);
    }
  });

  test(`nothing is wider than a 320 px screen in ${print} print`, async ({ context, page, site }) => {
    await page.setViewportSize({ width: 320, height: 640 });
    await context.addCookies([{ name: 'print', value: print, url: site.address }]);
    await page.goto('/');
    await expectNoSidewaysScroll(page);
    for (const language of ['zh-CN', 'en']) {
      await page.goto(`/q/${site.codes.group}?lang=${language}`);
      await untilAwake(page);
      await expectNoSidewaysScroll(page);
    }
    await page.goto(`/q/${site.codes.group}?lang=zh-CN`);
    await untilAwake(page);
    await answerFirstPage(page);
    for (let number = 2; number <= 7; number++) {
      await turnPage(page);
      await expectPage(page, number);
      await expectNoSidewaysScroll(page);
    }
  });

  test(`every target is large enough for a finger in ${print} print`, async ({ context, page, site }) => {
    await context.addCookies([{ name: 'print', value: print, url: site.address }]);
    await page.goto(`/q/${site.codes.group}`);
    const targets = await page.locator('button:not([aria-hidden]), a:not(.skip), label').all();
    expect(targets.length).toBeGreaterThan(8);
    for (const target of targets) {
      const box = await target.boundingBox();
      expect(box?.height, await target.innerText()).toBeGreaterThanOrEqual(print === 'large' ? 60 : 44);
    }
  });
}

test('the keyboard alone is enough, and the action bar never covers what has the focus', async ({ page, site }) => {
  await page.goto(`/q/${site.codes.group}`);
  await untilAwake(page);
  const first = page.getByRole('radio', { name: '未满 18 岁' });
  await first.focus();
  for (let step = 0; step < 3; step++) {
    await page.keyboard.press('ArrowDown');
    await expectUncovered(page);
  }
  await expect(page.getByRole('radio', { name: '50-64 岁' })).toBeChecked();
  await page.keyboard.press('Tab');
  await expectUncovered(page);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: '下一页' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: '第 2 页，共 7 页' })).toBeFocused();
});

for (const { how, width, height, textSize } of [
  { how: 'the page is zoomed to 200 % on a laptop', width: 640, height: 400, textSize: '100%' },
  { how: 'the page is zoomed to 400 % on a laptop', width: 320, height: 200, textSize: '100%' },
  { how: 'a phone shows all text twice as large', width: 360, height: 740, textSize: '200%' },
])
  test(`the questionnaire can be read and answered when ${how}`, async ({ page, site }) => {
    await page.setViewportSize({ width, height });
    await page.goto(`/q/${site.codes.group}`);
    await untilAwake(page);
    await page.evaluate((size) => (document.documentElement.style.fontSize = size), textSize);
    for (let number = 1; number <= 3; number++) {
      await expectPage(page, number);
      await expectNoSidewaysScroll(page);
      await expectNothingCutOff(page);
      if (number === 1) await answerFirstPage(page);
      await page.getByRole('button', { name: '下一页' }).focus();
      await page.keyboard.press('Enter');
    }
    await expectAccessible(page);
  });

test('a typed code leads to its questionnaire, however it is typed', async ({ page, site }) => {
  await page.goto('/');
  const typed = Array.from(site.codes.group.toLowerCase()).join(' ');
  await page.getByRole('textbox', { name: '问卷编号' }).fill(typed);
  await page.getByRole('button', { name: '去作答' }).click();
  await expect(page).toHaveURL(new RegExp(`/q/${site.codes.group}$`));
});

test('an unknown code says so and can be corrected on the spot', async ({ page }) => {
  const response = await page.goto('/q/ZZZZZZ');
  expect(response?.status()).toBe(404);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('没有找到这个编号');
  await expect(page.getByRole('textbox', { name: '问卷编号' })).toBeVisible();
});

test('no page runs a script that stands in its HTML', async ({ page, site }) => {
  const response = await page.goto(`/q/${site.codes.group}`);
  const html = (await response?.text()) ?? '';
  const inline = [...html.matchAll(/<script(?![^>]*\bsrc=)([^>]*)>/g)].map(([, attributes]) => attributes?.trim());
  expect(inline).toEqual(['type="application/json" id="letter"']);
  const policy = response?.headers()['content-security-policy'];
  expect(policy).toContain("script-src 'self';");
  expect(policy).not.toContain('unsafe');
});

test('what a phone needs before the first question fits into 20 KB, headers and all', async ({ browser, site }) => {
  const { requests, totalBytes } = await firstLoad(browser, `${site.address}/q/${site.codes.group}`);
  expect(requests.length).toBeGreaterThan(1);
  expect(totalBytes).toBeLessThanOrEqual(20_000);
});

test('the policy of a page lets its own styles in and lists no others', async ({ page, site }) => {
  const response = await page.goto(`/q/${site.codes.group}`);
  const listed = response?.headers()['content-security-policy']?.match(/'sha256-[^']+'/g) ?? [];
  const applied = await page.evaluate(
    () => [...document.styleSheets].filter(({ cssRules }) => cssRules.length > 0).length,
  );
  expect(applied).toBeGreaterThan(0);
  expect(listed).toHaveLength(applied);
});

async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const excess = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(excess).toBeLessThanOrEqual(0);
}

async function expectUncovered(page: Page): Promise<void> {
  const covered = await page.evaluate(() => {
    const focused = document.activeElement?.getBoundingClientRect();
    const bar = document.querySelector('.actions')?.getBoundingClientRect();
    return focused && bar ? focused.bottom > bar.top : true;
  });
  expect(covered).toBe(false);
}

/** No text runs out of the box it stands in. */
async function expectNothingCutOff(page: Page): Promise<void> {
  const cutOff = await page.evaluate(() =>
    Array.from(document.querySelectorAll('.choice, .button, .preferences button, h1, h2'))
      .filter((box) => !box.matches('.visually-hidden') && box.scrollWidth > box.clientWidth + 1)
      .map(({ textContent }) => textContent),
  );
  expect(cutOff).toEqual([]);
}
