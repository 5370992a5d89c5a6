/** One first load of a page in a fresh browser profile: what went over the wire, and when the first question could be answered. */
import type { Browser, CDPSession } from '@playwright/test';

export type FirstLoad = {
  /** Asked for until the page had loaded and its script had run. */
  readonly requests: readonly Sent[];
  /** Bytes of what the page fetched afterwards of itself, at rest, without anybody touching it. */
  readonly laterBytes: number;
  readonly totalBytes: number;
  readonly documentBytes: number;
  /** Milliseconds from asking for the page until a person could tick the first choice. */
  readonly answerable: number;
};
type Sent = { readonly url: string; readonly type: string; readonly bytes: number; readonly isLater: boolean };

/** Slow 3G as Chromium throttles it, on a phone a quarter as fast as this machine. */
const slowPhone = { latency: 400, bytesPerSecond: 400_000 / 8, cpuSlowdown: 4 };

export async function firstLoad(browser: Browser, address: string): Promise<FirstLoad> {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, locale: 'zh-CN' });
  const page = await context.newPage();
  const cdp = await context.newCDPSession(page);
  await slowDown(cdp);
  const requests = await listen(cdp);
  await page.addInitScript(watchForFirstChoice);
  await page.goto(address, { waitUntil: 'load', timeout: 120_000 });
  const answerable = await page
    .waitForFunction(() => (window as Watched).linliAnswerable, undefined, { timeout: 120_000 })
    .then((found) => found.jsonValue());
  await page.waitForLoadState('networkidle');
  await context.close();
  return { ...sizes(requests()), answerable: answerable ?? Infinity };
}

type Watched = Window & { linliAnswerable?: number };

/** Runs in the page before anything of it: the first frame in which a choice is laid out, visible and enabled. */
function watchForFirstChoice(): void {
  const look = () => {
    const choice = document.querySelector<HTMLInputElement>('input[type=radio]:enabled');
    const row = choice?.closest('label');
    if (row?.checkVisibility() && row.getBoundingClientRect().height > 0) {
      (window as Watched).linliAnswerable = performance.now();
    } else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

export async function slowDown(cdp: CDPSession): Promise<void> {
  const { latency, bytesPerSecond, cpuSlowdown } = slowPhone;
  await cdp.send('Network.enable');
  await cdp.send('Network.emulateNetworkConditions', {
    offline: false,
    latency,
    downloadThroughput: bytesPerSecond,
    uploadThroughput: bytesPerSecond,
  });
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: cpuSlowdown });
}

/** Bytes as they were received: headers and compressed body. What the page carries in itself (`data:`) is no request. */
async function listen(cdp: CDPSession): Promise<() => Sent[]> {
  const asked = new Map<string, { url: string; type: string; bytes: number; isLater: boolean }>();
  let isLoaded = false;
  cdp.on('Page.loadEventFired', () => (isLoaded = true));
  cdp.on('Network.requestWillBeSent', ({ requestId, request: { url }, type }) => {
    if (!url.startsWith('data:')) asked.set(requestId, { url, type: type ?? 'Other', bytes: 0, isLater: isLoaded });
  });
  cdp.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const sent = asked.get(requestId);
    if (sent) sent.bytes = encodedDataLength;
  });
  await cdp.send('Page.enable');
  await cdp.send('Network.setCacheDisabled', { cacheDisabled: true });
  return () => [...asked.values()];
}

function sizes(all: readonly Sent[]): Omit<FirstLoad, 'answerable'> {
  const sum = (some: readonly Sent[]) => some.reduce((total, { bytes }) => total + bytes, 0);
  const requests = all.filter(({ isLater }) => !isLater);
  return {
    requests,
    totalBytes: sum(requests),
    documentBytes: sum(requests.filter(({ type }) => type === 'Document')),
    laterBytes: sum(all.filter(({ isLater }) => isLater)),
  };
}
