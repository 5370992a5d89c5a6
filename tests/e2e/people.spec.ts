/** The office and its people, from the invitation to the lock; and what the record says of it afterwards. */
import type { Page } from '@playwright/test';

import { expect, expectAccessible, test } from './fixtures.ts';
import { house } from './office-town.ts';

const chosen = 'seven brave turtles read';

// One after the other: they change the same office.
test.describe.configure({ mode: 'default' });

test('the office invites a worker without script, who chooses a password, is locked out with the next click, and let in again', async ({
  browser,
  page,
  site,
}) => {
  const plain = await browser.newContext({ javaScriptEnabled: false, baseURL: site.address, locale: 'zh-CN' });
  const office = await plain.newPage();
  await signIn(office, 'xinghe-office', '/office/people');
  await office.getByRole('link', { name: '邀请一个人' }).click();
  await office.getByLabel('姓名').fill('何小燕');
  await office.getByLabel('手机号（可不填）').fill('123');
  await office.getByRole('button', { name: '生成邀请' }).click();
  await expect(office.getByLabel('账号')).toHaveAccessibleDescription(/请填写账号/);
  await expect(office.getByLabel('手机号（可不填）')).toHaveAccessibleDescription(/11 位手机号/);
  await expect(office.getByLabel('姓名')).toHaveValue('何小燕');
  await office.getByLabel('账号').fill('hexiaoyan');
  await office.getByLabel('手机号（可不填）').fill('13700001234');
  await office.getByRole('checkbox', { name: '工作人员：清河社区' }).check();
  await office.getByRole('button', { name: '生成邀请' }).click();
  await expect(office.getByRole('heading', { level: 1, name: '邀请已生成' })).toBeVisible();
  const link = await office.getByLabel('何小燕的链接').inputValue();
  expect(link).toMatch(new RegExp(`^${site.address}/invitation\\?token=[\\w-]{32}$`));
  await expect(office.getByRole('img', { name: '何小燕的邀请二维码' })).toBeVisible();
  expect(await office.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);

  await page.goto(link);
  await page.getByLabel('密码', { exact: true }).fill(chosen);
  await page.getByLabel('再输一次密码').fill(chosen);
  await page.getByRole('button', { name: '设置并登录' }).click();
  await page.waitForURL((url) => url.pathname.startsWith('/office') || url.pathname.startsWith('/visit'));
  await page.goto('/assist');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();

  await office.goto('/office/people?words=13700001234');
  await office.getByRole('link', { name: '何小燕' }).click();
  await office.getByRole('button', { name: '停用' }).click();
  await expect(office.getByRole('alert')).toHaveText('没有改动：请先勾选确定。');
  await office.getByLabel('确定停用何小燕').check();
  await office.getByRole('button', { name: '停用' }).click();
  await expect(office.getByRole('status')).toContainText('已停用');
  await page.goto('/assist');
  await expect(page).toHaveURL(/sign-in/);
  await office.getByRole('button', { name: '恢复' }).click();
  await expect(office.getByRole('status')).toContainText('已恢复');
  await plain.close();
});

test('a list invites everybody or nobody; nobody changes their own roles; the record says who did it', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1280, height: 900 });
  await signIn(page, 'xinghe-deputy', '/office/people/list');
  const list = (rows: readonly string[]) => ({
    name: '名单.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(['账号,姓名,手机号,角色,区域', ...rows].join('\n')),
  });
  const good = ['zhao1,赵一,,工作人员,清河社区、北门社区', 'qian2,钱二,,社区负责人,北门社区'];
  await page.getByLabel('名单文件').setInputFiles(list([...good, 'sun3,孙三,,书记,不存在的社区']));
  await page.getByRole('button', { name: '检查名单' }).click();
  await expect(page.getByRole('alert')).toContainText('3 行里有 1 行要改正');
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: '下载要改正的行' }).click();
  expect((await download).suggestedFilename()).toContain('要改正的行');
  await page.getByLabel('名单文件').setInputFiles(list(good));
  await page.getByRole('button', { name: '检查名单' }).click();
  await expectAccessible(page);
  await page.getByRole('button', { name: '邀请这 2 人' }).click();
  await expect(page.getByRole('heading', { level: 1, name: '2 个邀请已生成' })).toBeVisible();
  await expect(page.getByRole('img', { name: /邀请二维码/ })).toHaveCount(2);
  await expectAccessible(page);

  await page.goto('/office/people');
  await expectAccessible(page);
  await page.getByRole('link', { name: '副主任老周' }).click();
  await expect(page.getByText('自己的角色不能自己改')).toBeVisible();
  await expect(page.getByRole('button', { name: '重置并生成链接' })).toHaveCount(0);
  await expectAccessible(page);
  await page.getByRole('link', { name: '这个人的操作记录' }).click();
  await expect(page.getByRole('row', { name: /副主任老周.*新增邀请.*钱二/ })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('searchbox', { name: '包含的字' }).fill('赵一');
  await page.getByRole('button', { name: '查找' }).click();
  await expect(page.getByRole('row', { name: /新增人员.*赵一/ })).toBeVisible();
  await expect(page.getByRole('row', { name: /钱二/ })).toHaveCount(0);
  const file = await page.request.get('/office/record.csv?words=%E8%B5%B5%E4%B8%80');
  expect(await file.text()).toMatch(/副主任老周,新增人员,赵一/);
});

test('areas are added, imported and merged, and goals are set, each where it is wrong said so', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 900 });
  await signIn(page, 'xinghe-office', '/office/areas');
  await expectAccessible(page);
  await page.getByRole('link', { name: '添加社区' }).click();
  await page.getByLabel('中文名称').fill('清河社区');
  await page.getByLabel('统计区划代码').fill('12345');
  await page.getByRole('button', { name: '添加' }).click();
  await expect(page.getByLabel('统计区划代码')).toHaveAccessibleDescription(/12 位数字/);
  await expect(page.getByLabel('中文名称')).toHaveValue('清河社区');
  await page.getByLabel('统计区划代码').fill('330102003003');
  await page.getByRole('button', { name: '添加' }).click();
  await expect(page.getByLabel('中文名称')).toHaveAccessibleDescription('同一处已有这个名称。');
  await expectAccessible(page);
  await page.getByLabel('中文名称').fill('新港社区');
  await page.getByLabel('65 岁以上').fill('310');
  await page.getByRole('button', { name: '添加' }).click();
  await expect(page.getByRole('row', { name: /新港社区.*330102003003.*310/ })).toBeVisible();

  await page.getByRole('link', { name: '从名单导入' }).click();
  const rows = [
    '社区,统计用区划代码,网格,户数',
    '新港社区,330102003003,,620',
    '新港社区,,一网格,200',
    '港口村,330102003200,,90',
  ];
  const buffer = Buffer.from(rows.join('\n'));
  await page.getByLabel('名单文件').setInputFiles({ name: '区域.csv', mimeType: 'text/csv', buffer });
  await page.getByRole('button', { name: '检查名单' }).click();
  await expect(page.getByRole('status')).toHaveText('新增 2 个，更新或不变 1 个。');
  await expectAccessible(page);
  await page.getByRole('button', { name: '写入' }).click();
  await expect(page.getByRole('row', { name: /新港社区.*620/ })).toBeVisible();
  await giveDoors(page, '港口村', '小区,地址\n渔港里,1栋1单元101室\n渔港里,1栋1单元102室\n,2栋1单元101室\n');
  await giveDoors(page, '新港社区', '小区,地址\n渔港里,1栋1单元101室\n');
  await page.goto('/office/areas');
  await page.getByRole('link', { name: '港口村', exact: true }).click();
  await page.getByLabel('并入', { exact: true }).selectOption('新港社区');
  await page.getByRole('button', { name: '看看会转过去什么' }).click();
  const merge = page.getByRole('region', { name: '并入另一个' });
  await expect(merge.getByRole('listitem')).toHaveText([
    ...['楼栋、街道 2 处', '门户 3 户', '小区 1 个', '渔港里 → 渔港里（港口村）'],
  ]);
  await expectAccessible(page);
  await merge.getByRole('button', { name: '并入', exact: true }).click();
  await expect(page.getByRole('alert')).toHaveText('没有改动：请先勾选确定。');
  await page.getByLabel('确定把港口村并入新港社区，不能撤回').check();
  await merge.getByRole('button', { name: '并入', exact: true }).click();
  await expect(page.getByRole('status')).toContainText('已并入');
  await expect(page.getByRole('row', { name: /^新港社区.* 3 / })).toBeVisible();
  await page.getByText('已并入其他区域的（1）').click();
  await expect(page.getByText(/港口村，.*并入新港社区/)).toBeVisible();

  await page.goto('/office/settings');
  await expectAccessible(page);
  await page.getByLabel(/主要比率的目标/).fill('120');
  await page.getByLabel('居民联系谁').fill('星河镇创建办 0571-12345');
  await page.getByRole('button', { name: '保存' }).click();
  await expect(page.getByLabel(/主要比率的目标/)).toHaveAccessibleDescription('请填 50 到 99.9 之间的数。');
  await page.getByLabel(/主要比率的目标/).fill('96');
  await page.getByRole('button', { name: '保存' }).click();
  await expect(page.getByRole('status')).toHaveText('已保存。');
  await expect(page.getByLabel(/主要比率的目标/)).toHaveValue('96');
  await expect(page.getByLabel('居民联系谁')).toHaveValue('星河镇创建办 0571-12345');
  await page.getByLabel(/第 2 版：/).check();
  await page.getByRole('button', { name: '采用所选分值' }).click();
  await expect(page.getByRole('status')).toHaveText('已保存。');
  await expect(page.getByLabel(/第 2 版：/)).toBeChecked();
});

test('neither a lead nor the office next door comes in', async ({ page, signIn: signInDemo }) => {
  await signIn(page, 'xinghe-lead', '/office/coverage');
  for (const path of ['people', 'people/invite', 'people/list', 'areas', 'record', 'record.csv', 'settings'])
    expect((await page.goto(`/office/${path}`))?.status(), path).toBe(403);
  await page.context().clearCookies();
  await signInDemo('stranger', '/office/people');
  await expect(page.getByRole('link', { name: '副主任老周' })).toHaveCount(0);
  expect((await page.goto(`/office/areas/${house.qinghe}`))?.status()).toBe(404);
});

async function signIn(page: Page, account: string, destination: string): Promise<void> {
  await page.goto(destination);
  await page.getByLabel('账号或手机号').fill(account);
  await page.getByLabel('密码').fill(house.password);
  await page.getByRole('button', { name: '登录' }).click();
  await page.waitForURL((url) => url.pathname !== '/sign-in');
}

async function giveDoors(page: Page, community: string, text: string): Promise<void> {
  await page.goto('/office/premises');
  const row = page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: community }) });
  await row.getByRole('link', { name: '开始导入' }).click();
  const buffer = Buffer.from(text);
  await page.getByLabel('选择文件').setInputFiles({ name: '门户.csv', mimeType: 'text/csv', buffer });
  await page.getByRole('button', { name: '上传并检查' }).click();
  await page.getByRole('button', { name: '导入', exact: true }).click();
  await expect(page.getByText(/新增 \d 扇门/)).toBeVisible();
}
