/** The one way to write a journey: `test` knows the site and its people, `expectAccessible` looks at the page as axe does. */
import AxeBuilder from '@axe-core/playwright';
import { expect, test as base } from '@playwright/test';
import type { Cookie, Page } from '@playwright/test';

import { runningSite } from './site.ts';
import type { Site, SignIn } from './site.ts';

export interface Fixtures {
  readonly site: Site;
  /** Whether a person stays signed in from one journey to the next; off where signing in or out is what is looked at. */
  readonly staysSignedIn: boolean;
  /** Signs the person in on this page and ends on the page they wanted. */
  readonly signIn: (who: SignIn['who'], destination?: string) => Promise<void>;
  /** What the browser complained about: an error of a script, or something the security policy refused. */
  readonly complaints: readonly string[];
}

/** Of whoever has signed in before in this worker. */
const sessions = new Map<SignIn['who'], readonly Cookie[]>();

export const test = base.extend<Fixtures>({
  site: async ({}, use) => {
    await use(runningSite());
  },

  baseURL: async ({ site }, use) => {
    await use(site.address);
  },

  staysSignedIn: [true, { option: true }],

  signIn: async ({ context, page, site, staysSignedIn }, use) => {
    await use(async (who, destination = '/office') => {
      const kept = staysSignedIn ? sessions.get(who) : undefined;
      if (kept !== undefined) {
        await context.addCookies([...kept]);
        await page.goto(destination);
        return;
      }
      const person = site.signIns.find((candidate) => candidate.who === who);
      if (!person) throw new Error(`The demo has no sign-in for ${who}.`);
      await page.goto(destination);
      await page.getByLabel(/账号|account/i).fill(person.account);
      await page.getByLabel(/密码|password/i).fill(person.password);
      await page.getByRole('button', { name: /^(登录|sign in)$/i }).click();
      await page.waitForURL((url) => url.pathname === destination.split('?')[0]);
      if (staysSignedIn)
        sessions.set(
          who,
          (await context.cookies()).filter(({ name }) => name.startsWith('linli-')),
        );
    });
  },

  complaints: [
    async ({ page }, use) => {
      const complaints: string[] = [];
      page.on('pageerror', (error) => complaints.push(error.message));
      page.on('console', (message) => {
        if (message.text().includes('Content Security Policy')) complaints.push(message.text());
      });
      await use(complaints);
      expect(complaints, 'errors of scripts and breaches of the security policy').toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };

/** No violation of WCAG 2.2 A and AA, nor of axe's best practices, in the state the page is in. */
export async function expectAccessible(page: Page, { without }: { readonly without?: string } = {}): Promise<void> {
  // Axe needs to run a script in the page, whatever the page itself may do; the frames have none of their own.
  const axe = new AxeBuilder({ page });
  const { violations } = await (without === undefined ? axe : axe.exclude(without)).analyze();
  const found = violations.map(
    ({ id, help, nodes }) => `${id}: ${help} (${nodes.map((node) => node.target.join(' ')).join(', ')})`,
  );
  expect(found).toEqual([]);
}
