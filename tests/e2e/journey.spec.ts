/**
 * The main job from end to end: a resident scans a code, answers on a 360 px screen in Chinese, and the office reads the
 * answer in the figures of that community. With script and without.
 */
import type { Page } from '@playwright/test';

import { demoPlaces } from '../../src/embedded/demo/places.ts';
import { expect, expectAccessible, test } from './fixtures.ts';

/** Communities of the demo that no other journey answers in, so that counts before and after can be compared. */
const [withScript, withoutScript] = demoPlaces()
  .communities.filter(({ subDistrictId }) => subDistrictId === demoPlaces().home)
  .slice(-2);

for (const { script, community } of [
  { script: true, community: withScript },
  { script: false, community: withoutScript },
]) {
  test(`an answer given ${script ? 'with' : 'without'} script reaches the figures of its community`, async ({
    browser,
    page,
    site,
    signIn,
  }) => {
    const code = community?.entryPoints.find(({ channel }) => channel === 'poster')?.code ?? '';
    const name = community?.zh ?? '';
    await signIn('office');
    const before = await answersIn(page, name);

    const phone = await browser.newContext({
      javaScriptEnabled: script,
      viewport: { width: 360, height: 740 },
      locale: 'zh-CN',
    });
    const resident = await phone.newPage();
    await resident.goto(`${site.address}/q/${code.toLowerCase()}`);
    await expect(resident.getByText(name)).toBeVisible();
    if (script) await expectAccessible(resident);
    await answerEverything(resident);
    await expect(resident).toHaveURL(/\/thanks/);
    await expect(resident.getByRole('heading', { level: 1 })).toContainText('谢谢');
    await phone.close();

    await page.reload();
    expect(await answersIn(page, name)).toBe(before + 1);
  });
}

/** The first choice of each question, except where it would put the person outside the population. */
async function answerEverything(page: Page): Promise<void> {
  const pages = 7;
  for (let number = 1; number <= pages; number++) {
    await expect(page.getByRole('heading', { name: `第 ${number} 页，共 ${pages} 页` })).toBeVisible();
    for (const question of await page.getByRole('radiogroup').all()) {
      const adult = question.getByRole('radio', { name: /35-49|半年以上/ });
      await ((await adult.count()) > 0 ? adult : question.getByRole('radio').first()).check();
    }
    const onward = number === pages ? '提交答卷' : '下一页';
    await page.getByRole('button', { name: onward }).click();
  }
}

/** The number of answers in a community's row of the office's table. */
async function answersIn(page: Page, community: string): Promise<number> {
  const row = page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: community }) });
  const cell = await row.getByRole('cell').first().innerText();
  return Number.parseInt(cell.replaceAll(',', ''), 10);
}
