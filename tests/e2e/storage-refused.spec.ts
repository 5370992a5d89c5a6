/** Storage that is forbidden, full or emptied: said in one sentence, and the questionnaire works as ever. */
import type { Page } from '@playwright/test';

import { expect, expectAccessible, test } from './fixtures.ts';
import { codes } from './places.ts';
import { answerThreePages, expectStored, someWish, untilDrafted, untilKept } from './stored-answers.ts';

const address = `/q/${codes.threePages}`;
const sentence = '这部手机的浏览器不让网页保存内容，不影响作答和提交';
const send = (page: Page) => page.getByRole('button', { name: '提交答卷' });
const thanks = (page: Page) => expect(page.getByRole('heading', { level: 1 })).toHaveText('谢谢您');

/** Each as a phone may have it, before anything of the page runs. */
const refusals: [what: string, spoil: () => void][] = [
  [
    'throws at every touch',
    () =>
      Object.defineProperty(window, 'localStorage', {
        get: () => {
          throw new DOMException('denied', 'SecurityError');
        },
      }),
  ],
  [
    'is full',
    () => {
      Storage.prototype.setItem = () => {
        throw new DOMException('full', 'QuotaExceededError');
      };
    },
  ],
  [
    'forgets at once',
    () => {
      Storage.prototype.setItem = () => undefined;
    },
  ],
];

for (const [what, spoil] of refusals) {
  test.describe(`storage that ${what}`, () => {
    test.beforeEach(async ({ page }) => {
      await page.addInitScript(spoil);
      await page.goto(address);
      await untilKept(page);
    });

    test('is spoken of once, and answers are sent directly', async ({ page, site }) => {
      const wish = someWish();
      await expect(page.getByText(sentence)).toHaveCount(1);
      await expect(page.getByRole('button', { name: '公用手机' })).toHaveCount(0);
      await expectAccessible(page);
      await answerThreePages(page, wish);
      await send(page).click();
      await thanks(page);
      await expectStored(site, wish, 1);
    });

    test('and no network: the page asks to be kept open, and sends as soon as it can', async ({
      context,
      page,
      site,
    }) => {
      const wish = someWish();
      await answerThreePages(page, wish);
      await context.setOffline(true);
      await send(page).click();
      await expect(page.getByRole('heading', { name: '答卷还没有送出' })).toBeFocused();
      await expect(page.getByText('请先不要关掉这一页')).toBeVisible();
      await expectAccessible(page);
      await context.setOffline(false);
      await thanks(page);
      await expectStored(site, wish, 1);
    });
  });
}

test('storage that fills up in the middle of answering is spoken of from then on', async ({ page }) => {
  await page.goto(address);
  await untilKept(page);
  await page.evaluate(() => {
    // What is left of some five million characters, in ever smaller pieces.
    for (let size = 1_000_000; size > 10; size = Math.floor(size / 2)) {
      try {
        for (let piece = 0; piece < 20; piece++) localStorage.setItem(`others.${size}.${piece}`, 'x'.repeat(size));
      } catch {
        // Too large: a smaller one may still fit.
      }
    }
  });
  await answerThreePages(page, someWish());
  await expect(page.getByText(sentence)).toBeVisible();
});

test('storage emptied behind an open page loses nothing that is on it', async ({ context, page, site }) => {
  const wish = someWish();
  await page.goto(address);
  await untilKept(page);
  await answerThreePages(page, wish);
  await untilDrafted(page, wish);
  await context.setOffline(true);
  await send(page).click();
  await expect(page.getByRole('heading', { name: '答卷已保存在这部手机上' })).toBeVisible();
  await page.evaluate(() => localStorage.clear());
  await context.setOffline(false);
  await thanks(page);
  await expectStored(site, wish, 1);
});
