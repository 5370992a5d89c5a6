/** A sub-district whose people, areas and settings journeys may change as they like: two communities, an office of two, a lead. */
import { createHash } from 'node:crypto';

import type { TownDoor } from './door-town.ts';

export const house = {
  office: id('office'),
  qinghe: id('清河社区'),
  beimen: id('北门社区'),
  password: 'nine patient otters float',
} as const;

const people = [
  { account: 'xinghe-office', name: '星河镇创建办', role: 'office', area: house.office },
  { account: 'xinghe-deputy', name: '副主任老周', role: 'office', area: house.office },
  { account: 'xinghe-lead', name: '清河社区书记', role: 'lead', area: house.qinghe },
] as const;

export async function fillHouse({ call, signUp }: TownDoor): Promise<void> {
  const community = (place: string, name_zh: string, order: number) => ({
    ...{ id: place, parent_id: house.office, kind: 'community', name_zh, name_en: name_zh, place: order },
  });
  const areas = [
    { id: house.office, kind: 'subdistrict', name_zh: '星河镇', name_en: 'Xinghe Town' },
    ...[community(house.qinghe, '清河社区', 1), community(house.beimen, '北门社区', 2)],
  ];
  await call('import_office', { office: { areas } });
  for (const { account, area, name, role } of people) {
    const roles = [{ role, area_id: area }];
    const { token } = (await call('create_invitation', { account, display_name: name, roles })) as { token: string };
    await signUp(account, house.password, token);
  }
}

function id(of: string): string {
  const hash = createHash('sha256').update(`house ${of}`).digest('hex');
  return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-4${hash.slice(13, 16)}-8${hash.slice(17, 20)}-${hash.slice(20, 32)}`;
}
