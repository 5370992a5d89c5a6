/**
 * The questionnaire's side of what this phone keeps: drafts and finished answers. The keeper itself (islands/kept) is a file of
 * its own that comes once the page is at rest, because nobody needs it to begin; until then, and without it, all works as before.
 */
import type { Finished, Reply } from '../../browser/sending.ts';
import type { Scene } from './scene.ts';

/** What the keeper may know and do. */
export interface Desk {
  readonly root: HTMLElement;
  readonly scene: () => Scene;
  /** What `today()` means. */
  readonly today: string;
  /** ISO time until which the wave takes what was begun in it. */
  readonly until: string;
  readonly goOn: (begun: Begun) => void;
  /** Does what is to be done once the site has said what became of the answers. */
  readonly settle: (reply: Reply) => void;
}
export type Begun = Pick<Scene, 'answers' | 'page' | 'submissionId' | 'begun'>;

export interface Keeper {
  /** In place of posting: the phone carries it. */
  send?(finished: Finished): Promise<Reply>;
  changed(): void;
  /** Called before sending, so that nothing is lost however that ends. */
  finished(finished: Finished): void;
  /** True if the keeper shows what is to be shown from here on. */
  takesOver(finished: Finished, reply: Reply): boolean;
}

export const keeperId = 'keeper';
let owner: Desk | null = null;
/** Absent until its file has come. */
export let keeper: Keeper | null = null;

/** Said by the keeper's file when it has come. */
export function keeperIsHere(begin: (desk: Desk | null) => Keeper | null): void {
  keeper ??= begin(owner);
}

export function keepFor(desk: Desk): void {
  owner = desk;
  const atRest = (window as Partial<Window>).requestIdleCallback ?? setTimeout;
  addEventListener('load', () => atRest(() => callKeeper()), { once: true });
}

/**
 * A file that did not come through is asked for again when the network is back, under another address: of the first one the
 * browser remembers that it failed, and asks nobody.
 */
function callKeeper(calls = 0): void {
  const place = document.getElementById(keeperId);
  if (!(place instanceof HTMLTemplateElement)) return;
  const copy = document.importNode(place.content, true);
  const script = copy.querySelector('script');
  if (script && calls > 0) script.src += `?${calls}`;
  script?.addEventListener('error', () => addEventListener('online', () => callKeeper(calls + 1), { once: true }));
  document.head.append(copy);
}
