/** A sub-district in which nothing has been done yet: one office person, one community, no questionnaire of its own, no wave, no code. */
import { createHash } from 'node:crypto';

import type { TownDoor } from './door-town.ts';

export const newcomerTown = {
  office: id('office'),
  community: id('community'),
  account: 'newcomer-office',
  password: 'first day at the window 7',
} as const;

export async function fillNewcomerTown({ call, signUp }: TownDoor): Promise<void> {
  const { account, community, office, password } = newcomerTown;
  const areas = [
    { id: office, kind: 'subdistrict', name_zh: '新柳街道', name_en: 'Xinliu', contact: '新柳街道创建办' },
    {
      ...{ id: community, parent_id: office, kind: 'community', name_zh: '柳荫社区', name_en: 'Liuyin' },
      ...{ households: 1200, place: 1 },
    },
  ];
  await call('import_office', { office: { areas } });
  const roles = [{ role: 'office', area_id: office }];
  const invited = await call('create_invitation', { account, display_name: '新来的小林', roles });
  await signUp(account, password, (invited as { token: string }).token);
}

function id(of: string): string {
  const hash = createHash('sha256').update(`newcomer ${of}`).digest('hex');
  return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-4${hash.slice(13, 16)}-8${hash.slice(17, 20)}-${hash.slice(20, 32)}`;
}
