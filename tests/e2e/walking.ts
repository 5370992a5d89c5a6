/** What a worker does on the phone, said once. */
import type { Page } from '@playwright/test';

import { expect } from './fixtures.ts';
import type { Site } from './site.ts';
import { buildingOf, walkersPassword, walkersRound, type Walker } from './walkers.ts';

export interface StoredVisit {
  readonly id: string;
  readonly building_id: string;
  readonly premises_id: string;
  readonly sender_id: string | null;
  readonly result: string;
  readonly corrects: string | null;
  readonly happened_at: string;
}

export async function storedVisits({ window }: Pick<Site, 'window'>, walker: Walker): Promise<StoredVisit[]> {
  const all = (await (await fetch(`${window}/visits`)).json()) as StoredVisit[];
  return all.filter(({ building_id }) => building_id === buildingOf(walker));
}

export async function signInAs(page: Page, walker: Walker, address = ''): Promise<void> {
  await page.goto(`${address}/sign-in?next=/visit/`);
  await fillIn(page, walker);
}

async function fillIn(page: Page, walker: Walker): Promise<void> {
  await page.getByLabel(/账号/).fill(walker);
  await page.getByLabel(/密码/).fill(walkersPassword);
  await page.getByRole('button', { name: /^登录$/ }).click();
  await page.waitForURL((url) => url.pathname === '/visit/');
}

/** Signed in, lists on the phone, and ready for a stairwell without signal. */
export async function openVisits(page: Page, walker: Walker, address = ''): Promise<void> {
  await signInAs(page, walker, address);
  await expect(page.getByText('没有信号也能用')).toBeVisible({ timeout: 30_000 });
}

export async function openBuilding(page: Page, walker: Walker): Promise<void> {
  await page.getByRole('link', { name: new RegExp(`^${walker}楼`) }).click();
  await expect(page.getByRole('heading', { level: 1, name: `${walker}楼` })).toBeVisible();
}

export const buildingPath = (walker: Walker) => `/visit/${walkersRound}/${buildingOf(walker)}`;

/** The n-th door, from 0: tap the door, tap the result. */
export async function recordAt(page: Page, place: number, result = '没人在家'): Promise<void> {
  await page.locator('.units .cell').nth(place).click();
  await page.locator('.results').getByRole('button', { name: result }).click();
  await expect(page.locator('.undo p')).toBeVisible();
  await expect(page.locator('.units')).toBeVisible();
}

export function waiting(page: Page, number: number) {
  return expect(page.locator('.strip .count')).toContainText(number === 0 ? '都已上传' : `${number} 条未上传`, {
    timeout: 20_000,
  });
}

/** Presses “send now”: nobody wants to undo any more. */
export async function sendNow(page: Page): Promise<void> {
  await page.getByRole('link', { name: '查看' }).click();
  await page.getByRole('button', { name: '现在上传' }).click();
}

/** Until everything has arrived; a browser that was killed may have lost its session, and says so. */
export async function untilArrived(page: Page, walker: Walker): Promise<void> {
  const ended = page.getByRole('link', { name: '登录', exact: true });
  await expect(ended.or(page.getByText('都已上传')).first()).toBeVisible({ timeout: 30_000 });
  if (await ended.isVisible()) {
    await ended.click();
    await fillIn(page, walker);
  }
  await waiting(page, 0);
}
