/** The worker's site on the phone: one scene, one render; addresses, taps and forms are heard here and done in `deeds.ts`. */
import { render } from 'preact';
import { askToKeep, becomeOffline, whatIsPromised } from '../../browser/visits/offline-promise.ts';
import { carryAnswers } from '../../browser/visits/answers.ts';
import { handing, keepQuestionnaires } from '../../browser/visits/handed.ts';
import { whenOtherTabsTell } from '../../browser/visits/one-tab-sends.ts';
import { syncing } from '../../browser/visits/sync.ts';
import { interviewOutcomes } from '../../domain/outreach/visit-event.ts';
import { addressOf, placeAt, type Place } from './address.ts';
import { deedsOf } from './deeds.ts';
import { loadAll, loadFor, type Loaded } from './load.ts';
import { hear } from './hearing.ts';
import { nothingAtDoor, type Phone, type Scene } from './scene.ts';
import { VisitSite } from './VisitSite.tsx';
import type { VisitWords } from './words.ts';

export interface App {
  readonly scene: () => Scene;
  readonly show: (change: Partial<Omit<Scene, 'phone'>>, phone?: Partial<Phone>) => void;
  /** Reads the store again. */
  readonly refresh: () => Promise<void>;
  readonly go: (place: Place, how?: 'push' | 'replace') => void;
}

export async function start(root: HTMLElement, words: VisitWords, language: Scene['language']): Promise<void> {
  const promised = whatIsPromised();
  const phone: Phone = {
    ...{ state: 'loading', sync: 'resting', syncedAt: null, offsetMs: 0, promised, held: 0, foreign: [], undo: null },
    ...{ answersRefused: 0, notice: '', search: '', isLeaving: false, file: { state: 'none' } },
    isOffline: promised === 'offline' ? 'setting up' : 'no',
  };
  const place = placeAt(new URL(location.href));
  let scene: Scene = {
    ...{
      words,
      language,
      now: Date.now(),
      place,
      worker: null,
      rounds: [],
      entries: [],
      unsent: [],
      plain: null,
      phone,
    },
    atDoor: { ...nothingAtDoor, outcome: outcomeIn(location.search) },
  };

  let isTakenOver = false;

  const app: App = {
    scene: () => scene,
    show(change, onPhone = {}) {
      scene = { ...scene, ...change, phone: { ...(scene.phone ?? phone), ...onPhone } };
      if (isTakenOver) render(<VisitSite scene={scene} />, root);
    },
    refresh: async () => take(await loadAll()),
    go(to, how = 'push') {
      const from = { from: scene.place.at };
      if (how === 'push') history.pushState(from, '', addressOf(to));
      else history.replaceState(history.state, '', addressOf(to));
      app.show({ place: to, atDoor: nothingAtDoor }, { notice: '', search: '', isLeaving: false });
      scrollTo(0, 0);
      root.querySelector<HTMLElement>('h1')?.focus();
    },
  };
  const sync = syncing(
    () => scene.worker?.id ?? null,
    ({ changed, state }) => {
      if (changed) void app.refresh();
      app.show({}, { sync: state });
    },
  );

  function take({ phone: known, ...rest }: Loaded): void {
    // Without lists on the phone the server's page stays what it is: a site of links and forms.
    if (!isTakenOver && (rest.worker !== null || root.dataset['shell'] !== undefined)) takeOver();
    app.show(rest, known);
  }

  function takeOver(): void {
    isTakenOver = true;
    root.replaceChildren();
    hear(root, deedsOf(app, sync), app);
    addEventListener('popstate', turnBack);
  }

  take(await loadFor(place));
  addEventListener('pageshow', () => handing() !== null && location.reload());
  whenOtherTabsTell(() => void app.refresh());
  if ('building' in place) void app.refresh();
  carryAnswers(() => void app.refresh());
  await sync.go({ lists: true });
  await settleIn();

  /** The browser puts the page back to where it was scrolled. */
  function turnBack(): void {
    app.show({ place: placeAt(new URL(location.href)), atDoor: nothingAtDoor }, { notice: '', isLeaving: false });
  }

  async function settleIn(): Promise<void> {
    if (promised !== 'offline') return;
    askToKeep();
    const isOffline = (await becomeOffline()) ? 'yes' : 'failed';
    app.show({}, { isOffline });
    if (isOffline === 'yes' && navigator.onLine)
      await keepQuestionnaires(scene.entries, ['zh-CN', 'en']).catch(() => undefined);
    await app.refresh();
  }
}

function outcomeIn(search: string): (typeof interviewOutcomes)[number] | null {
  const said = new URLSearchParams(search).get('outcome');
  return interviewOutcomes.find((one) => one === said) ?? null;
}
