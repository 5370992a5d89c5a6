/**
 * A sub-district of its own for the journeys of waves and codes: two communities, 250 houses of thirty households, two streets of shops, no wave
 * and no code until a journey makes them. It takes nothing from the others and gives them nothing.
 */
import { createHash } from 'node:crypto';
import type { Page } from '@playwright/test';

import type { TownDoor } from './door-town.ts';

export const campaignTown = {
  office: id('office'),
  songtao: id('松涛社区'),
  meiling: id('梅岭社区'),
  houses: 250,
  password: 'nine slow barges turn',
} as const;

const people = [
  { account: 'campaign-office', name: '云溪街道创建办', role: 'office', area: campaignTown.office },
  { account: 'campaign-lead', name: '松涛社区书记', role: 'lead', area: campaignTown.songtao },
] as const;

export async function fillCampaignTown({ call, signUp, sql }: TownDoor): Promise<void> {
  const community = (place: string, name_zh: string, name_en: string, households: number) => ({
    ...{ id: place, parent_id: campaignTown.office, kind: 'community', name_zh, name_en, households },
  });
  await call('import_office', {
    office: {
      areas: [
        {
          ...{ id: campaignTown.office, kind: 'subdistrict', name_zh: '云溪街道', name_en: 'Yunxi Sub-district' },
          contact: '云溪街道创建办 010-0000 0000',
        },
        { ...community(campaignTown.songtao, '松涛社区', 'Songtao', 7500), place: 1 },
        { ...community(campaignTown.meiling, '梅岭社区', 'Meiling', 900), place: 2 },
      ],
    },
  });
  for (const { account, area, name, role } of people) {
    const roles = [{ role, area_id: area }];
    const { token } = (await call('create_invitation', { account, display_name: name, roles })) as { token: string };
    await signUp(account, campaignTown.password, token);
  }
  await sql(
    `insert into app.building (community_id, name) select $1, n || '号楼' from generate_series(1, $2::integer) as n`,
    [campaignTown.songtao, campaignTown.houses],
  );
  await sql(
    `insert into app.building (community_id, name, kind) select $1, name, 'street' from unnest($2::text[]) as name`,
    [...[campaignTown.meiling, ['梅岭路', '梅岭东街']]],
  );
  await sql(
    `insert into app.premises (building_id, door, kind)
     select building.id, n::text, case when building.kind = 'street' then 'shop' else 'household' end
     from app.building cross join generate_series(1, 30) as n where building.community_id = any($1::uuid[])`,
    [[campaignTown.songtao, campaignTown.meiling]],
  );
}

export async function signInToCampaign(
  page: Page,
  account: (typeof people)[number]['account'],
  destination: string,
): Promise<void> {
  await page.goto(destination);
  await page.getByLabel('账号或手机号').fill(account);
  await page.getByLabel('密码').fill(campaignTown.password);
  await page.getByRole('button', { name: '登录' }).click();
  await page.waitForURL((url) => url.pathname !== '/sign-in');
}

function id(of: string): string {
  const hash = createHash('sha256').update(`campaign ${of}`).digest('hex');
  return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-4${hash.slice(13, 16)}-8${hash.slice(17, 20)}-${hash.slice(20, 32)}`;
}
