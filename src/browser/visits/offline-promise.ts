/** What this browser can keep, before anything is promised: inside WeChat, without a service worker or a store, nothing is. */
import { canStore } from './database.ts';

export type Promised =
  /** Works without signal once it is set up. */
  | 'offline'
  /** WeChat's own browser: the same phone's system browser can. */
  | 'wechat'
  | 'online_only';

export function whatIsPromised(): Promised {
  if (/MicroMessenger/i.test(navigator.userAgent)) return 'wechat';
  return 'serviceWorker' in navigator && canStore() && 'caches' in window ? 'offline' : 'online_only';
}

/** True once this page would open again without signal. */
export async function becomeOffline(): Promise<boolean> {
  try {
    const registration = await navigator.serviceWorker.register('/visit/sw.js', { scope: '/visit/', type: 'classic' });
    const worker = registration.active ?? registration.installing ?? registration.waiting;
    if (worker !== null && worker.state !== 'activated') await activated(worker);
    return true;
  } catch {
    return false;
  }
}

function activated(worker: ServiceWorker): Promise<void> {
  return new Promise((done, failed) => {
    worker.addEventListener('statechange', () => {
      if (worker.state === 'activated') done();
      else if (worker.state === 'redundant') failed(new Error('not installed'));
    });
  });
}

/** Asks the browser not to clear the store when space is short; many grant it silently, none is waited for. */
export function askToKeep(): void {
  const storage = (navigator as Partial<Navigator>).storage as Partial<StorageManager> | undefined;
  void storage?.persist?.().catch(() => false);
}
