/** What residents do with the demo's questionnaire, said once: seven pages, the first of which must be answered. */
import type { Page } from '@playwright/test';

import { expect } from './fixtures.ts';

export const pages = 7;

/** True once the page's script has taken over: it keeps the page's name in the browser's history. */
export async function untilAwake(page: Page): Promise<void> {
  await page.waitForFunction(() => history.state !== null);
}

export async function answerFirstPage(page: Page): Promise<void> {
  await page.getByRole('radio', { name: '35-49 岁' }).check();
  await page.getByRole('radio', { name: '半年以上' }).check();
}

export async function turnPage(page: Page): Promise<void> {
  await page.getByRole('button', { name: '下一页' }).click();
}

export async function expectPage(page: Page, number: number): Promise<void> {
  await expect(page.getByRole('heading', { name: `第 ${number} 页，共 ${pages} 页` })).toBeVisible();
}

/** From the first page to the last, answering only what must be answered. */
export async function goToLastPage(page: Page): Promise<void> {
  await answerFirstPage(page);
  for (let number = 2; number <= pages; number++) {
    await turnPage(page);
    await expectPage(page, number);
  }
}
