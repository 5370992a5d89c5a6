/** The questionnaire at the door: offered before the talk, answered on the worker's phone without signal, and joined to nothing. */
import { expect, expectAccessible, test } from './fixtures.ts';
import { answerThreePages, expectStored, someWish } from './stored-answers.ts';
import { buildingPath, openBuilding, openVisits, storedVisits } from './walking.ts';

test('handed over without signal: locked until finished, then sent without the worker, shuffled and apart', async ({
  context,
  page,
  site,
}) => {
  const wish = someWish();
  await openVisits(page, 'asked');
  await page.waitForFunction(() => caches.match('/visit/handed/zh-CN/WALKS2/thanks').then(Boolean));
  await openBuilding(page, 'asked');
  await context.setOffline(true);
  await page.locator('.units .cell').first().click();
  await page.getByRole('link', { name: '交给住户填' }).click();
  await expect(page.getByRole('heading', { level: 1, name: '三页' })).toBeVisible();
  await expect(page.getByText('asked楼')).toHaveCount(0);
  await expectAccessible(page);

  await page.goto(buildingPath('asked'));
  await expect(page.getByRole('heading', { level: 1, name: '三页' })).toBeVisible();
  await page.waitForFunction(() => history.state !== null);
  await answerThreePages(page, wish);
  await page.getByRole('button', { name: '提交答卷' }).click();
  await expect(page.getByText('请把手机交还给工作人员')).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('link', { name: '工作人员继续' }).click();
  await expect(page.getByText('已计数：填完了。可以开始宣讲了。')).toBeVisible();
  expect(await page.evaluate(everythingWaiting)).toMatchObject({ visits: 0, reports: 1, answers: 1 });

  const posts: (string | undefined)[] = [];
  context.on('request', (request) => {
    if (request.method() === 'POST') posts.push(request.headers()['cookie']);
  });
  await context.setOffline(false);
  await expectStored(site, wish, 1);
  expect(posts).toEqual([undefined]);
  expect(await storedVisits(site, 'asked')).toEqual([]);
  await expect.poll(() => page.evaluate(everythingWaiting)).toMatchObject({ visits: 0, reports: 0, answers: 0 });
});

/** Runs in the page. */
function everythingWaiting(): Promise<Record<string, number>> {
  return new Promise((done, failed) => {
    const opened = indexedDB.open('linli-visits');
    opened.onerror = () => failed(new Error('no store'));
    opened.onsuccess = () => {
      const stores = ['visits', 'reports', 'answers'];
      const transaction = opened.result.transaction(stores);
      const counts = stores.map((name) => transaction.objectStore(name).count());
      transaction.oncomplete = () => {
        opened.result.close();
        done(Object.fromEntries(stores.map((name, place) => [name, counts[place]?.result ?? -1])));
      };
    };
  });
}
