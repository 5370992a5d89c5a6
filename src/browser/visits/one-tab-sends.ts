/**
 * One tab of this phone sends at a time, where the browser has locks; elsewhere the ids keep two from counting twice. The next one waits for
 * its turn, and then looks anew what is left. Tabs tell each other when something changed.
 */
export async function whileNoOtherTabSends(send: () => Promise<void>, what = 'visits'): Promise<void> {
  const locks = (navigator as Partial<Navigator>).locks;
  await (locks === undefined ? send() : locks.request(`linli.${what}`, send));
}

const channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel('linli.visits');

export function tellOtherTabs(): void {
  channel?.postMessage('changed');
}

export function whenOtherTabsTell(changed: () => void): void {
  channel?.addEventListener('message', changed);
}
