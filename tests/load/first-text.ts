/** When the first text of a public page stands on a slow phone over slow 3G: the first contentful paint of a fresh profile, in milliseconds. */
import { chromium } from '@playwright/test';

import { browser as findBrowser } from '../browser/browser.ts';
import { slowDown } from './first-load.ts';

/** Of each page in the order of the addresses, as many times as asked for. */
export async function firstTexts(addresses: readonly string[], times: number): Promise<number[][]> {
  const { path, args, env } = await findBrowser();
  const browser = await chromium.launch({ executablePath: path, args: [...args], env: { ...env } });
  const found: number[][] = [];
  for (const address of addresses) {
    const paints: number[] = [];
    for (let time = 0; time < times; time++) {
      const context = await browser.newContext({ viewport: { width: 360, height: 740 }, locale: 'zh-CN' });
      const page = await context.newPage();
      await slowDown(await context.newCDPSession(page));
      await page.goto(address, { timeout: 120_000 });
      paints.push(await page.evaluate(firstPaint));
      await context.close();
    }
    found.push(paints);
  }
  await browser.close();
  return found;
}

function firstPaint(): Promise<number> {
  return new Promise((done) => {
    new PerformanceObserver((seen) => {
      for (const { startTime } of seen.getEntriesByName('first-contentful-paint')) done(startTime);
    }).observe({ type: 'paint', buffered: true });
  });
}
