/** One worker, one phone, one site; either of the two may die at any moment. */
import type { Page, Route } from '@playwright/test';
import { setTimeout as wait } from 'node:timers/promises';

import { killableBrowser, type KillableBrowser } from '../../browser/killable.ts';
import type { OwnSite } from '../../e2e/own-site.ts';
import { buildingPath, openVisits, recordAt, sendNow, storedVisits, untilArrived } from '../../e2e/walking.ts';
import type { Cut } from './cuts.ts';

interface Place {
  readonly site: OwnSite;
  readonly restart: () => Promise<OwnSite>;
}

const walker = 'stairs';
export class Walk {
  site: OwnSite;
  readonly #recorded = new Set<string>();
  readonly #profile: string;
  readonly #restart: Place['restart'];
  #phone: KillableBrowser | null = null;
  #page: Page | null = null;

  constructor(profile: string, { restart, site }: Place) {
    this.#profile = profile;
    this.#restart = restart;
    this.site = site;
  }

  async begin(): Promise<void> {
    await this.#start();
    await openVisits(this.#shown, walker, this.site.address);
  }

  async recordAndCut(cut: Cut): Promise<string> {
    await this.#goTo(buildingPath(walker));
    await this.#offline(true);
    for (let visit = 0; visit < cut.visits; visit += 1) await this.#record((visit * 7 + this.#recorded.size) % 48);
    await sendNow(this.#shown);
    await this.#break(cut);
    await this.#offline(false);
    await this.#goTo('/visit/');
    await untilArrived(this.#shown, walker);
    return `${cut.kind}, ${cut.visits} visits, cut after ${cut.after} ms`;
  }

  async end(): Promise<{ recorded: ReadonlySet<string>; stored: readonly string[] }> {
    const stored = await storedVisits(this.site, walker);
    return { recorded: this.#recorded, stored: stored.map(({ id }) => id) };
  }

  async close(): Promise<void> {
    await this.#phone?.kill();
    await this.site.kill();
  }

  async #break({ after, kind }: Cut): Promise<void> {
    switch (kind) {
      case 'browser, before sending':
        await this.#killPhone();
        break;
      case 'browser, while sending':
        await this.#offline(false);
        await wait(after);
        await this.#killPhone();
        break;
      case 'server':
        await this.#offline(false);
        await wait(after);
        await this.site.kill();
        this.site = await this.#restart();
        break;
      case 'reply':
        await this.#loseOneReply();
        break;
      case 'reload':
        await this.#offline(false);
        await wait(after);
        await this.#shown.reload();
    }
  }

  async #loseOneReply(): Promise<void> {
    let lost: 'no' | 'on its way' | 'yes' = 'no';
    const lose = async (route: Route) => {
      if (lost !== 'no' || route.request().method() !== 'PUT') return route.continue();
      lost = 'on its way';
      await route.fetch();
      await route.abort('connectionreset');
      lost = 'yes';
    };
    await this.#shown.context().route('**/api/visits', lose);
    await this.#offline(false);
    const isLost = () => lost === 'yes';
    for (let tries = 0; !isLost() && tries < 200; tries += 1) await wait(100);
    await this.#shown.context().unroute('**/api/visits', lose);
    if (!isLost()) throw new Error('Nothing was sent, so no reply could be lost.');
  }

  async #record(place: number): Promise<void> {
    await recordAt(this.#shown, place);
    // What the phone says it has, it has to keep: its own numbers of it.
    for (const id of await this.#shown.evaluate(idsOnPhone)) this.#recorded.add(id);
  }

  async #killPhone(): Promise<void> {
    await this.#phone?.kill();
    await this.#start();
  }

  async #start(): Promise<void> {
    this.#phone = await killableBrowser(this.#profile);
    this.#page = await this.#phone.context.newPage();
    await this.#page.setViewportSize({ width: 360, height: 740 });
  }

  #goTo(path: string): Promise<unknown> {
    return this.#shown.goto(`${this.site.address}${path}`);
  }

  #offline(isOffline: boolean): Promise<void> {
    return this.#shown.context().setOffline(isOffline);
  }

  get #shown(): Page {
    if (this.#page === null) throw new Error('No phone was started.');
    return this.#page;
  }
}

/** Runs in the page. */
function idsOnPhone(): Promise<string[]> {
  return new Promise((done, failed) => {
    const opened = indexedDB.open('linli-visits');
    opened.onerror = () => failed(new Error('no store'));
    opened.onsuccess = () => {
      const keys = opened.result.transaction('visits').objectStore('visits').getAllKeys();
      keys.onsuccess = () => {
        opened.result.close();
        done(keys.result.map(String));
      };
    };
  });
}
