/** The people of the town at the sign-in page. */
import type { Page } from '@playwright/test';

import { town, type townPeople } from './door-town.ts';

export type TownAccount = (typeof townPeople)[number]['account'];

export async function signInAs(page: Page, account: TownAccount, destination: string): Promise<void> {
  await page.goto(destination);
  await page.getByLabel('账号或手机号').fill(account);
  await page.getByLabel('密码').fill(town.password);
  await page.getByRole('button', { name: '登录' }).click();
  await page.waitForURL((url) => url.pathname !== '/sign-in');
}
