/** A phone whose disk is full: said at once, kept by the open page, sent all the same. */
import { expect, expectAccessible, test } from './fixtures.ts';
import { openBuilding, openVisits, recordAt, sendNow, storedVisits, waiting } from './walking.ts';

test('the phone takes nothing more: the page says so, can save it to a file, and sends it', async ({
  context,
  page,
  site,
}) => {
  await openVisits(page, 'full');
  await openBuilding(page, 'full');
  await page.evaluate(() => {
    const original = Object.getOwnPropertyDescriptor(IDBObjectStore.prototype, 'put') as { value: Put };
    type Put = (this: IDBObjectStore, ...rest: unknown[]) => IDBRequest<IDBValidKey>;
    const full: Put = function put(...rest) {
      if (this.name === 'visits') throw new DOMException('full', 'QuotaExceededError');
      return original.value.apply(this, rest);
    };
    Object.defineProperty(IDBObjectStore.prototype, 'put', { value: full });
  });
  await context.setOffline(true);
  await recordAt(page, 0);
  await expect(page.getByText('手机存不下了：1 条记录只在这个页面里')).toBeVisible();
  await expectAccessible(page);
  await context.setOffline(false);
  await sendNow(page);
  await waiting(page, 0);
  expect(await storedVisits(site, 'full')).toHaveLength(1);
});
