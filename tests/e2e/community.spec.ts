/** The page of one community: who reads which figures and words, what stays masked, and what an address of somebody else's says. */
import type { Page } from '@playwright/test';

import { demoPlaces } from '../../src/embedded/demo/places.ts';
import { expect, expectAccessible, test } from './fixtures.ts';
import { goToLastPage } from './resident.ts';

const { communities, home, neighbour } = demoPlaces();
const ours = communities.filter(({ subDistrictId }) => subDistrictId === home);
const hefeng = communityCalled('和风社区');
const liuan = communityCalled('柳岸社区');
const next = communities.find(({ subDistrictId }) => subDistrictId === neighbour);

function communityCalled(name: string): string {
  return ours.find(({ zh }) => zh === name)?.id ?? '';
}

const pathOf = (community: string, more = '') => `/office/communities/${community}${more}`;

test.describe('the office', () => {
  test('opens a community from the overview and reads what each part rests on', async ({ page, signIn }) => {
    await signIn('office');
    await page.locator('#communities').getByRole('link', { name: '和风社区' }).click();
    await expect(page.getByRole('heading', { level: 1, name: /^和风社区：第三批/ })).toBeVisible();
    for (const name of ['主要结果', '逐题看', '分开看', '居民写的话', '答卷质量', '上门宣传核对'])
      await expect(page.getByRole('heading', { level: 2, name })).toBeVisible();
    const headline = page.locator('#headline-table').getByRole('row', { name: /满意率/ });
    await expect(headline).toContainText(/\d+\.\d\s%.*(达标|样本不足).*\d+\.\d–\d+\.\d\s%.*n = \d+/s);
    await expect(page.getByText(/满意度得分折合测评 \d+\.\d 分/)).toBeVisible();
    await expect(page.locator('#cross-check-table')).toContainText(/上门记录：已宣讲的门户\s*\d+\.\d\s%/);
    await expect(page.locator('#flag-table')).toContainText(/存疑答卷合计/);
    await expectAccessible(page);
  });

  test('reads the items of satisfaction worst first, none with a verdict', async ({ page, signIn }) => {
    await signIn('office', pathOf(hefeng));
    const satisfaction = page.locator('#item-table tbody').first();
    const rates = (await satisfaction.locator('.estimate').allInnerTexts()).map((text) => Number.parseFloat(text));
    expect(rates.length).toBeGreaterThan(5);
    expect(rates).toEqual(rates.toSorted((one, other) => one - other));
    await expect(page.locator('#item-table').getByText(/^(未?达标|样本不足)$/)).toHaveCount(0);
  });

  test('sets the figures apart along one axis, which the address names', async ({ page, signIn }) => {
    await signIn('office', pathOf(hefeng));
    for (const [name, by, row] of [
      ['年龄段', 'age', '35-49 岁'],
      ['周', 'week', /起的一周/],
      ['方式', 'mode', '自己作答'],
      ['渠道', 'channel', '海报、宣传栏'],
    ] as const) {
      await page.getByRole('navigation', { name: '按什么分开' }).getByRole('link', { name, exact: true }).click();
      await expect(page).toHaveURL(new RegExp(`by=${by}`));
      await expect(page.locator('#split-table').getByRole('rowheader', { name: row }).first()).toBeVisible();
    }
    await expectAccessible(page);
  });

  test('looks for a word of two characters, and gives what it found a theme', async ({ page, signIn }) => {
    await signIn('office', pathOf(liuan));
    await page.getByLabel(/词语/).fill('停车');
    await page.getByRole('button', { name: '查找' }).click();
    await expect(page.getByText(/^找到 \d+ 条。$/)).toBeVisible();
    const hits = page.locator('.texts li');
    for (const hit of await hits.all()) await expect(hit.locator('mark').first()).toHaveText('停车');

    await page.getByLabel('新主题').fill('停车难');
    await page.getByRole('button', { name: '加入清单' }).click();
    await expect(page).not.toHaveURL(/_action/);
    const theme = page.locator('#theme-table').getByRole('row', { name: /停车难/ });
    await expect(theme.getByRole('cell')).toHaveText('0');
    await hits.first().getByText('标注主题').click();
    await hits.first().getByRole('button', { name: '停车难' }).click();
    await expect(theme.getByRole('cell')).toHaveText('1');
    await expect(page).toHaveURL(/q=/);
    await expectAccessible(page);

    await theme.getByRole('link').click();
    await expect(page.getByText('找到 1 条。')).toBeVisible();
    await hits.first().getByRole('button', { name: '去掉主题“停车难”' }).click();
    await expect(page.getByText(/没有找到/)).toBeVisible();
    await page.getByRole('link', { name: '显示全部' }).click();
    await page.getByText('改名或删除主题').click();
    await page.getByLabel('确定删除“停车难”和它的全部标注').check();
    await page.getByRole('button', { name: '删除' }).click();
    await expect(page.getByText(/这个批次还没有主题/)).toBeVisible();
  });

  test('reads what a resident wrote without the number in it, and cannot search for the number', async ({
    browser,
    page,
    signIn,
    site,
  }) => {
    const phone = await browser.newContext({ viewport: { width: 360, height: 740 }, locale: 'zh-CN' });
    const resident = await phone.newPage();
    const code = ours[0]?.entryPoints.find(({ channel }) => channel === 'poster')?.code ?? '';
    await resident.goto(`${site.address}/q/${code}`);
    await goToLastPage(resident);
    await resident.getByRole('radio', { name: '比较满意' }).check();
    await resident.getByRole('textbox').fill('井盖松了，请联系王小明，一三八 0013 8000，3栋2单元501室');
    await resident.getByRole('button', { name: '提交答卷' }).click();
    await expect(resident).toHaveURL(/\/thanks/);
    await phone.close();

    await signIn('office', pathOf(ours[0]?.id ?? '', '?q=井盖'));
    await expect(page.locator('.texts li').first()).toContainText('〔电话〕，〔门牌〕');
    await expect(page.getByText(/0013|501室/)).toHaveCount(0);
    for (const guess of ['0013', '13800138000', '501']) {
      await page.getByLabel(/词语/).fill(`井盖 ${guess}`);
      await page.getByRole('button', { name: '查找' }).click();
      await expect(page.getByText(/没有找到/)).toBeVisible();
    }
  });

  test('is told in a sentence where a wave or a community has no answers', async ({ page, signIn }) => {
    await signIn('office', pathOf(hefeng, '?by=nonsense&page=99999&theme=x&text=__proto__'));
    await expect(page.getByRole('heading', { level: 1, name: /^和风社区/ })).toBeVisible();
    await expect(page.getByText(/NaN|undefined|Infinity/)).toHaveCount(0);
  });

  test('prints every table, and nothing to press', async ({ page, signIn }) => {
    await signIn('office', pathOf(hefeng));
    await page.emulateMedia({ media: 'print' });
    for (const table of ['headline', 'item', 'split', 'flag', 'cross-check'])
      await expect(page.locator(`#${table}-table`)).toBeVisible();
    for (const button of await page.locator('main').getByRole('button').all()) await expect(button).toBeHidden();
    await expect(page.getByLabel('批次')).toBeHidden();
  });

  for (const print of ['normal', 'large']) {
    test(`reads it on a narrow phone in ${print} print: only tables scroll sideways`, async ({
      context,
      page,
      signIn,
      site,
    }) => {
      await context.addCookies([{ name: 'print', value: print, url: site.address }]);
      await signIn('office', pathOf(hefeng));
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
      await expectAccessible(page);
    });
  }

  test('reads, searches and adds a theme without script', async ({ browser, site }) => {
    const context = await browser.newContext({ javaScriptEnabled: false, locale: 'zh-CN', baseURL: site.address });
    const page = await context.newPage();
    await page.goto(pathOf(hefeng));
    await signInHere(
      page,
      site.signIns.find(({ who }) => who === 'office'),
    );
    await page.getByLabel('新主题').fill('无脚本');
    await page.getByRole('button', { name: '加入清单' }).click();
    await expect(page.locator('#theme-table').getByRole('row', { name: /无脚本/ })).toBeVisible();
    await context.close();
  });
});

test.describe('everybody else', () => {
  test('a lead reads the own community as counted today, and words of weeks that are over', async ({
    page,
    signIn,
  }) => {
    await signIn('lead', pathOf(hefeng));
    await expect(page.getByText(/每天更新一次/)).toBeVisible();
    await expect(page.getByText(/本周以前各周写的/)).toBeVisible();
    await expect(page.getByRole('button', { name: '加入清单' })).toHaveCount(0);
    await expect(page.getByText('标注主题')).toHaveCount(0);
    await expectAccessible(page);
  });

  test('a lead cannot write a theme past the page either', async ({ page, signIn }) => {
    await signIn('lead', pathOf(hefeng));
    const wave = await page.getByLabel('批次').inputValue();
    const answer = await page.request.post(pathOf(hefeng, `?_action=addTheme`), {
      form: { id: '00000000-0000-4000-8000-0000000000f1', wave, name: '硬闯' },
      headers: { origin: new URL(page.url()).origin },
    });
    expect(await answer.text()).not.toContain('硬闯');
  });

  for (const [who, community, wave] of [
    ['lead', liuan, ''],
    ['office', next?.id ?? '', ''],
    ['stranger', hefeng, ''],
    ['office', '00000000-0000-4000-8000-000000000000', ''],
    ['office', 'x', ''],
    ['office', hefeng, '?wave=00000000-0000-4000-8000-000000000000'],
    ['office', hefeng, '?wave=%27%3B--'],
  ] as const) {
    test(`${who} at ${community.slice(-4)}${wave.slice(0, 12)} reads the one sentence, and no figure`, async ({
      page,
      signIn,
    }) => {
      await signIn(who);
      const answer = await page.goto(pathOf(community, wave));
      expect(answer?.status()).toBe(404);
      await expect(page.getByText('链接里的社区或批次不存在，或者不属于您负责的区域。')).toBeVisible();
      await expect(page.getByText(/n = |社区：/)).toHaveCount(0);
      await expectAccessible(page);
    });
  }

  test('a worker is told that the page is not for them', async ({ page, signIn }) => {
    await signIn('worker', pathOf(hefeng));
    await expect(page.getByRole('heading', { name: '这一页不对您开放' })).toBeVisible();
  });
});

async function signInHere(page: Page, person: { account: string; password: string } | undefined): Promise<void> {
  await page.getByLabel('账号或手机号').fill(person?.account ?? '');
  await page.getByLabel('密码').fill(person?.password ?? '');
  await page.getByRole('button', { name: '登录' }).click();
}
