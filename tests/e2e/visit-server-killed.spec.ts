/** The server dies while a phone sends: whatever it had stored is not stored again, whatever it had not arrives. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { expect, test } from './fixtures.ts';
import { freePort, ownSite } from './own-site.ts';
import { openBuilding, openVisits, recordAt, sendNow, storedVisits, waiting } from './walking.ts';

test('the server is killed in the middle of the sending, and started again: stored once', async ({ context, page }) => {
  test.setTimeout(120_000);
  const dataDir = mkdtempSync(join(tmpdir(), 'linli-killed-'));
  const port = await freePort();
  let site = await ownSite(dataDir, port);
  try {
    await openVisits(page, 'stairs', site.address);
    await openBuilding(page, 'stairs');
    await context.setOffline(true);
    for (let place = 0; place < 5; place += 1) await recordAt(page, place);
    await sendNow(page);
    const sent = page.waitForRequest((request) => request.method() === 'PUT');
    await context.setOffline(false);
    await sent;
    await site.kill();
    site = await ownSite(dataDir, port);
    await waiting(page, 0);
    const stored = await storedVisits(site, 'stairs');
    expect(stored).toHaveLength(5);
    expect(new Set(stored.map(({ premises_id }) => premises_id)).size).toBe(5);
  } finally {
    await site.kill();
    rmSync(dataDir, { recursive: true, force: true });
  }
});
