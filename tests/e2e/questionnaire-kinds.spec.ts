/** One question of every kind, answered with script and without: the same pages, the same refusals, the same stored answers. */
import type { Page } from '@playwright/test';

import { expect, expectAccessible, test } from './fixtures.ts';
import { codes } from './places.ts';
import { untilAwake } from './resident.ts';
import type { Site } from './site.ts';

interface Stored {
  readonly id: string;
  readonly answers: unknown;
}

const expected = {
  way: 'other',
  'way-Comment': '河边小路',
  places: ['公园', '书屋', 'other'],
  'places-Comment': '活动室',
  bus: 2,
  quiet: 4,
  'quiet-Comment': '十点以后才安静',
  dog: false,
  clean: { stairs: 2, street: 1 },
  first: ['车位', '路灯', '绿化'],
  trees: ['plum'],
  lane: '桂花巷',
  corner: '桂花巷',
  people: 3,
  hotline: '010-6666 6666',
  mailbox: 'office@example.cn',
  day: '2019-08-31',
  names: { one: '王阿姨', two: '李师傅' },
  wish: '路灯\n亮一点',
  cat_name: '咪咪',
  chairs: 4,
};

for (const script of [true, false]) {
  test.describe(script ? 'with script' : 'without script', () => {
    test.use({ javaScriptEnabled: script });

    test('every kind of question can be answered on a small phone, and is stored as it was meant', async ({
      page,
      site,
    }) => {
      const before = new Set((await stored(site)).map(({ id }) => id));
      await page.goto(`/q/${codes.everyKind}`);
      if (script) await untilAwake(page);
      await expectSound(page, script);
      await choose(page);
      await measure(page);
      await write(page, script);
      await branch(page);
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('谢谢您');

      const own = (await stored(site)).filter(({ id, answers }) => !before.has(id) && isMarked(answers, script));
      expect(own.map(({ answers }) => answers)).toEqual([{ ...expected, hotline: hotlineOf(script) }]);
    });

    async function choose(page: Page): Promise<void> {
      await page.getByRole('radio', { name: '别的路' }).check();
      await page
        .getByRole('group', { name: /常去哪里/ })
        .getByLabel('公园')
        .check();
      await onward(page);
      await expect(page.getByRole('alert')).toContainText('请写明是什么。');
      await expect(page.getByRole('alert')).toContainText('请至少选 2 项。');
      await expectSound(page, script);
      await page
        .getByRole('radiogroup', { name: /常走哪条路/ })
        .getByRole('textbox')
        .fill('河边小路');
      const places = page.getByRole('group', { name: /常去哪里/ });
      await places.getByLabel('书屋').check();
      await places.getByLabel('别处').check();
      await places.getByRole('textbox').fill('活动室');
      await page.getByLabel('您常坐几路车').selectOption('2');
      await onward(page);
    }

    async function measure(page: Page): Promise<void> {
      await expect(page.getByRole('radiogroup', { name: /夜里安静吗/ })).toBeVisible();
      await expectSound(page, script);
      await page.getByRole('radio', { name: '4', exact: true }).check();
      await page.getByLabel('想补充的话').fill('十点以后才安静');
      await page.getByRole('radio', { name: '不养' }).check();
      await page.getByRole('group', { name: '楼道' }).getByLabel('干净', { exact: true }).check();
      await onward(page);
      await expect(page.getByRole('alert')).toContainText('请每一行都选一项。');
      await expectSound(page, script);
      await page.getByRole('group', { name: '街上' }).getByLabel('不干净').check();
      for (const [place, thing] of ['路灯', '车位', '绿化'].entries())
        await page.getByLabel(`第 ${place + 1} 位`, { exact: true }).selectOption(thing);
      if (!script) await onward(page);
      if (!script) await page.getByRole('button', { name: '上一页' }).click();
      await page.getByRole('button', { name: '把“车位”上移到第 1 位' }).click();
      await expect(page.getByLabel('第 1 位', { exact: true })).toHaveValue('车位');
      await page.getByRole('checkbox', { name: '梅树' }).check();
      await onward(page);
    }

    async function write(page: Page, withScript: boolean): Promise<void> {
      await expect(page.getByText('下面几题请填写。')).toBeVisible();
      await expect(page.getByRole('img', { name: '小区示意图' })).toBeVisible();
      await expectSound(page, script);
      await page.getByLabel('家里几口人').fill('30');
      await page.getByLabel('居委会邮箱').fill('office');
      await onward(page);
      const problems = page.getByRole('alert');
      for (const told of ['请回答这一题。', '请填不大于 20 的值。', '请填完整的邮箱地址'])
        await expect(problems).toContainText(told);
      await expectSound(page, script);
      await page.getByLabel('路名').fill('桂花巷');
      await page.getByLabel('家里几口人').fill('3');
      // The answer before it stands, and brings the other.
      if (withScript) await expect(page.getByLabel('哪条路的路口')).toHaveValue('桂花巷');
      await page.getByLabel('居委会电话').fill(hotlineOf(withScript));
      await page.getByLabel('居委会邮箱').fill('office@example.cn');
      await page.getByLabel('哪天搬来').fill('2019-08-31');
      await page.getByLabel('第一位').fill('王阿姨');
      await page.getByLabel('第二位').fill('李师傅');
      await page.getByLabel('您的愿望').fill('路灯\n亮一点');
      await onward(page);
    }

    async function branch(page: Page): Promise<void> {
      await expect(page.getByLabel('那猫呢')).toBeVisible();
      await expect(page.getByText('狗叫什么名字')).toHaveCount(0);
      await expect(page.getByText('这一题不会出现')).toHaveCount(0);
      await expectSound(page, script);
      await expect(page.getByLabel('要几把椅子')).toHaveValue('4');
      await page.getByLabel('那猫呢').fill('咪咪');
      await page.getByRole('button', { name: '提交答卷' }).click();
    }
  });
}

/** Without script the page before a branch cannot know yet whether it is the last. */
const onward = (page: Page) => page.getByRole('button', { name: /^(下一页|提交答卷)$/ }).click();

/** Told apart by one field, because both journeys may run at the same time. */
const hotlineOf = (script: boolean) => `010-6666 666${script ? 1 : 2}`;
const isMarked = (answers: unknown, script: boolean) =>
  (answers as Readonly<Record<string, unknown>>)['hotline'] === hotlineOf(script);

async function stored(site: Site): Promise<Stored[]> {
  return (await (await fetch(site.window)).json()) as Stored[];
}

/** Nothing wider than the phone, and, where axe can run its script, nothing for it to say. */
async function expectSound(page: Page, script: boolean): Promise<void> {
  if (!script) return;
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  await expectAccessible(page);
}
