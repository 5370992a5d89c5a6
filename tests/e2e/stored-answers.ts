/** What the site has stored of a questionnaire of three pages, told apart by a wish that only one test makes. */
import { randomUUID } from 'node:crypto';

import type { Page } from '@playwright/test';

import { expect } from './fixtures.ts';
import { untilAwake } from './resident.ts';
import type { Site } from './site.ts';

interface Stored {
  readonly id: string;
  readonly answers: { readonly wish?: string; readonly lane?: string; readonly way?: string };
}

export function someWish(): string {
  return `路灯亮一点 ${randomUUID()}`;
}

export async function storedWith(site: Site, wish: string): Promise<Stored[]> {
  const all = (await (await fetch(site.window)).json()) as Stored[];
  return all.filter(({ answers }) => answers.wish?.startsWith(wish) === true);
}

export async function expectStored(site: Site, wish: string, times: number): Promise<void> {
  await expect.poll(async () => (await storedWith(site, wish)).length).toBe(times);
}

/** To the last of three pages. */
export async function answerThreePages(page: Page, wish: string): Promise<void> {
  await page.getByRole('radio', { name: '东路' }).check();
  await page.getByRole('button', { name: '下一页' }).click();
  await page.getByLabel('您的愿望').fill(wish);
  await page.getByRole('button', { name: '下一页' }).click();
  await expect(page.getByRole('heading', { name: '第 3 页，共 3 页' })).toBeVisible();
}

/** Script awake and keeper arrived: it has said what the phone keeps. */
export async function untilKept(page: Page): Promise<void> {
  await untilAwake(page);
  await expect(page.getByText(/暂存|保存内容/).last()).toBeVisible();
}

/** Until the draft has been written with this text in it. */
export async function untilDrafted(page: Page, text: string): Promise<void> {
  await page.waitForFunction(
    (wanted) =>
      Object.entries(localStorage).some(([key, kept]) => key.includes('.draft.') && String(kept).includes(wanted)),
    text,
  );
}
