/**
 * One tab of this phone sends at a time, where the browser has locks; elsewhere the ids keep two from counting twice. Tabs tell each
 * other when something changed.
 */
export async function ifNoOtherTabSends(send: () => Promise<void>, what = 'visits'): Promise<boolean> {
  const locks = (navigator as Partial<Navigator>).locks;
  if (locks === undefined) return send().then(() => true);
  return locks.request(`linli.${what}`, { ifAvailable: true }, async (lock) => {
    if (lock === null) return false;
    await send();
    return true;
  });
}

const channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel('linli.visits');

export function tellOtherTabs(): void {
  channel?.postMessage('changed');
}

export function whenOtherTabsTell(changed: () => void): void {
  channel?.addEventListener('message', changed);
}
