/** Sizes and times of the worker's site on a phone a quarter as fast as this machine. */
import { chromium, type Page } from '@playwright/test';

import { browser } from '../../browser/browser.ts';
import { signInAs } from '../../e2e/walking.ts';
import { report } from '../report.ts';

const slowdown = 4;
const buildings = 17;
const doorsEach = 300;

export async function measurePhone(address: string): Promise<void> {
  const { args, env, path } = await browser();
  const program = await chromium.launch({ executablePath: path, args: [...args], env: { ...env } });
  const context = await program.newContext({ viewport: { width: 360, height: 740 }, locale: 'zh-CN' });
  const page = await context.newPage();
  await signInAs(page, 'quick', address);
  await firstLoad(page, address);
  await page.close();
  const filled = await context.newPage();
  await filled.route('**/api/visits', async (route) => {
    if (route.request().method() !== 'GET') return route.continue();
    const lists = (await (await route.fetch()).json()) as Lists;
    return route.fulfill({ json: withManyDoors(lists) });
  });
  await filled.goto(`${address}/visit/`);
  await filled.getByText('没有信号也能用').waitFor();
  await times(filled, address);
  await filled.unrouteAll({ behavior: 'ignoreErrors' });
  await program.close();
}

interface Building {
  readonly id: string;
  readonly name: string;
  readonly doors: readonly { readonly id: string }[];
}
interface Lists {
  readonly rounds: readonly { readonly round: { readonly id: string }; readonly buildings: readonly Building[] }[];
}

/** The one building that is really there, over and over, under other names. */
function withManyDoors(lists: Lists): Lists {
  const many = ({ doors, ...building }: Building): Building[] =>
    Array.from({ length: buildings }, (_, place) => ({
      ...building,
      ...{ id: otherId(building.id, place), name: `${place + 1}栋` },
      doors: Array.from({ length: doorsEach }, (_, number) => ({
        ...doors[number % doors.length],
        ...{ id: otherId(building.id, 1000 + place * doorsEach + number), unit: String(1 + (number % 3)) },
        ...{
          floor: 1 + Math.floor(number / 12),
          door: `${1 + Math.floor(number / 12)}${String(number % 12).padStart(2, '0')}`,
        },
      })),
    }));
  return { ...lists, rounds: lists.rounds.map((round) => ({ ...round, buildings: round.buildings.flatMap(many) })) };
}

function otherId(id: string, number: number): string {
  return `${id.slice(0, -6)}${String(number).padStart(6, '0')}`;
}

/** Everything asked for until the page has loaded, as it came over the wire. */
async function firstLoad(page: Page, address: string): Promise<void> {
  const cdp = await page.context().newCDPSession(page);
  const sizes = new Map<string, number>();
  let isLoaded = false;
  await cdp.send('Network.enable');
  await cdp.send('Page.enable');
  await cdp.send('Network.setCacheDisabled', { cacheDisabled: true });
  await cdp.send('Network.setBypassServiceWorker', { bypass: true });
  cdp.on('Page.loadEventFired', () => (isLoaded = true));
  cdp.on('Network.requestWillBeSent', ({ request, requestId }) => {
    if (!isLoaded && !request.url.startsWith('data:')) sizes.set(requestId, 0);
  });
  cdp.on('Network.loadingFinished', ({ encodedDataLength, requestId }) => {
    if (sizes.has(requestId)) sizes.set(requestId, encodedDataLength);
  });
  await page.goto(`${address}/visit/`, { waitUntil: 'load' });
  await page.waitForTimeout(1000);
  const bytes = [...sizes.values()].reduce((sum, size) => sum + size, 0);
  report('offline', { figure: 'first load of /visit', value: bytes / 1024, unit: 'KB', atMost: 30 });
}

async function times(page: Page, address: string): Promise<void> {
  const cdp = await page.context().newCDPSession(page);
  const links = page.locator('a.building');
  const href = (await links.first().getAttribute('href')) ?? '';
  await page.context().setOffline(true);
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
  const cold = await medianOf(5, async () => {
    await page.goto(`${address}${href}`, { waitUntil: 'commit' });
    return page.evaluate(untilDoors, doorsEach);
  });
  report('offline', { figure: '300 doors, opened anew from the phone alone, 4x slower', value: cold, unit: 'ms' });
  await page.goto(`${address}/visit/`);
  await page.locator('a.building').first().waitFor();
  const tapped = await medianOf(5, async () => {
    await page.evaluate(backToLists);
    return page.evaluate(tapBuilding, doorsEach);
  });
  report('offline', { figure: '300 doors after a tap, 4x slower', value: tapped, unit: 'ms', atMost: 300 });
  await page.goto(`${address}/visit/`);
  await page
    .locator('a.building')
    .nth(buildings - 1)
    .waitFor();
  const found = await medianOf(5, (time) => page.evaluate(search, `${time + 3}栋 ${time + 5}0${time}`));
  report('offline', { figure: 'search in 5,100 doors, 4x slower', value: found, unit: 'ms', atMost: 100 });
}

async function medianOf(times: number, measure: (time: number) => Promise<number>): Promise<number> {
  const all: number[] = [];
  for (let time = 0; time < times; time += 1) all.push(await measure(time));
  return all.toSorted((one, other) => one - other)[Math.floor(times / 2)] ?? Infinity;
}

/** These run in the page. Since the navigation began. */
function untilDoors(number: number): Promise<number> {
  return new Promise((done) => {
    const look = () =>
      document.querySelectorAll('.units .cell').length === number
        ? done(performance.now())
        : requestAnimationFrame(look);
    look();
  });
}

async function backToLists(): Promise<void> {
  if (!document.querySelector('a.building')) document.querySelector<HTMLElement>('a.way-back')?.click();
  await new Promise((next) => requestAnimationFrame(next));
}

function tapBuilding(number: number): Promise<number> {
  return new Promise((done, failed) => {
    if (document.querySelector('.units .cell')) failed(new Error('doors are shown before the tap'));
    const began = performance.now();
    document.querySelector<HTMLElement>('a.building')?.click();
    const look = () =>
      document.querySelectorAll('.units .cell').length === number
        ? requestAnimationFrame(() => done(performance.now() - began))
        : requestAnimationFrame(look);
    look();
  });
}

function search(typed: string): Promise<number> {
  return new Promise((done) => {
    const field = document.querySelector<HTMLInputElement>('#search');
    const began = performance.now();
    if (field) field.value = typed;
    field?.dispatchEvent(new Event('input', { bubbles: true }));
    requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now() - began)));
  });
}
