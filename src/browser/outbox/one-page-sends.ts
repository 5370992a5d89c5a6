/**
 * Lets one page of this phone send at a time, where the browser has locks; elsewhere the id keeps two from counting twice.
 * False when another page is sending.
 */
export async function ifNoOtherPageSends(send: () => Promise<void>): Promise<boolean> {
  // Older WebViews have none, and pages outside HTTPS neither.
  const locks = (navigator as Partial<Navigator>).locks;
  if (locks === undefined) return send().then(() => true);
  return locks.request('linli.outbox', { ifAvailable: true }, async (lock) => {
    if (lock === null) return false;
    await send();
    return true;
  });
}
