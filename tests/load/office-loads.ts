/** The first load of every room of the office in a browser that has kept nothing: all bytes until the page has loaded and rests. */
import type { Browser, BrowserContext } from '@playwright/test';

import type { PrintedSite } from '../start-program.ts';

export type OfficeLoad = { readonly room: string; readonly bytes: number };

/** `''` is the overview; the community is the first one in it. */
const rooms = ['', '/compare', '/ranking', '/planner', '/report', '/export'] as const;

export async function officeLoads(browser: Browser, site: PrintedSite): Promise<OfficeLoad[]> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'zh-CN' });
  const community = await signIn(context, site);
  const loads: OfficeLoad[] = [];
  for (const room of [...rooms, community])
    loads.push({ room: room || '/', bytes: await bytesOf(context, `${site.address}/office${room}`) });
  await context.close();
  return loads;
}

/** Answers with the address of a community. */
async function signIn(context: BrowserContext, { address, signIns }: PrintedSite): Promise<string> {
  const page = await context.newPage();
  const office = signIns.find(({ account }) => account === 'office');
  await page.goto(`${address}/office`);
  await page.locator('input[name=account]').fill(office?.account ?? '');
  await page.locator('input[name=password]').fill(office?.password ?? '');
  await page.locator('input[name=password]').press('Enter');
  const link = await page.locator('#communities tbody a').first().getAttribute('href');
  await page.close();
  return new URL(link ?? '', address).pathname.replace('/office', '');
}

async function bytesOf(context: BrowserContext, address: string): Promise<number> {
  const page = await context.newPage();
  const cdp = await context.newCDPSession(page);
  let bytes = 0;
  cdp.on('Network.loadingFinished', ({ encodedDataLength }) => (bytes += encodedDataLength));
  await cdp.send('Network.enable');
  await cdp.send('Network.setCacheDisabled', { cacheDisabled: true });
  const answer = await page.goto(address, { waitUntil: 'networkidle' });
  if (answer?.status() !== 200) throw new Error(`${address}: ${answer?.status() ?? 'no answer'}`);
  await page.close();
  return bytes;
}
