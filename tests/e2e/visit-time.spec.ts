/** Clocks that are wrong, lists that grow old, and answers that the site does not take. */
import { expect, test } from './fixtures.ts';
import { openBuilding, openVisits, recordAt, sendNow, storedVisits, waiting } from './walking.ts';

const day = 86_400_000;

test('a clock a day off is told and corrected; after a week without signal the lists are gone, and the records are not', async ({
  context,
  page,
  site,
}) => {
  await page.clock.setSystemTime(Date.now() + day);
  await openVisits(page, 'clock');
  await expect(page.getByText('手机时间快了约 24 小时')).toBeVisible();
  await openBuilding(page, 'clock');
  await recordAt(page, 0);
  await sendNow(page);
  await waiting(page, 0);
  const [stored] = await storedVisits(site, 'clock');
  expect(Math.abs(Date.parse(stored?.happened_at ?? '') - Date.now())).toBeLessThan(60_000);

  await page.goto('/visit/');
  await openBuilding(page, 'clock');
  await context.setOffline(true);
  await recordAt(page, 1);
  await page.clock.setSystemTime(Date.now() + 9 * day);
  await page.reload();
  await expect(page.getByText('名单已有 7 天没有更新')).toBeVisible();
  await expect(page.getByText('1 条未上传')).toBeVisible();
  await context.setOffline(false);
  await page.reload();
  await waiting(page, 0);
  expect(await storedVisits(site, 'clock')).toHaveLength(2);
});

test('what the site does not take is told: a questionnaire once, a visit until it is put right', async ({
  context,
  page,
  site,
}) => {
  await openVisits(page, 'turned');
  await openBuilding(page, 'turned');
  await context.setOffline(true);
  await recordAt(page, 0, '宣讲了');
  await page.evaluate(spoilQueues, '/q/WALKS2');
  await context.setOffline(false);
  await page.reload();
  await expect(page.getByText('有 1 份住户填好的问卷网站没有收下')).toBeVisible({ timeout: 20_000 });
  await page.getByRole('button', { name: '知道了' }).click();
  await expect(page.getByText('份住户填好的问卷')).toBeHidden();

  await page.locator('.units .cell').first().click();
  await expect(page.getByText('没有收下：')).toBeVisible({ timeout: 20_000 });
  await page.getByRole('link', { name: '改正' }).click();
  await page.locator('.results').getByRole('button', { name: '没人在家' }).click();
  await sendNow(page);
  await waiting(page, 0);
  expect((await storedVisits(site, 'turned')).map(({ result }) => result)).toEqual(['nobody_home']);
});

/** Runs in the page: an answer that is none, and a material that nobody knows in what was recorded. */
function spoilQueues(address: string): Promise<void> {
  return new Promise((done, failed) => {
    const opened = indexedDB.open('linli-visits');
    opened.onerror = () => failed(new Error('no store'));
    opened.onsuccess = () => {
      const transaction = opened.result.transaction(['answers', 'visits'], 'readwrite');
      transaction.objectStore('answers').put({ address, message: { id: 'none' } }, 'none');
      const visits = transaction.objectStore('visits');
      const queued = visits.getAll();
      queued.onsuccess = () => {
        for (const visit of queued.result as { event: { id: string } }[]) {
          Object.assign(visit.event, { materials: ['00000000-0000-4000-8000-00000000dead'] });
          visits.put(visit, visit.event.id);
        }
      };
      transaction.oncomplete = () => {
        opened.result.close();
        done();
      };
    };
  });
}
