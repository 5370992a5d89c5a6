/** Activities of the fictional 示范街道: two to come, one of them nearly full, one that is over, one that was cancelled. The people on the lists are made up. */
import { addDays } from './calendar.ts';
import type { Day } from './calendar.ts';
import type { DemoDoor } from './door.ts';
import type { DemoPlaces } from './places.ts';
import { chanceFrom } from './random.ts';

const activities = [
  {
    ...{ days: 6, from: '09:00', until: '11:00', places: 20, people: 8, community: '桂巷社区' },
    ...{ title_zh: '桂巷三号楼清理楼道', title_en: 'Clearing the stairs of Guixiang building 3' },
    about_zh:
      '三号楼一到六层的楼道里堆了旧家具和纸箱。物业当天派车，搬下来的当场运走。\n\n- 9:00 在门厅分组\n- 9:15 从六楼往下搬\n- 10:40 一起扫一遍\n\n搬不动重物的人可以登记和扫地。',
    about_en:
      'Old furniture and boxes stand on the stairs of building 3. A lorry takes them away the same morning.\n\n- 9:00 groups are made in the hall\n- 9:15 from the sixth floor down\n- 10:40 everybody sweeps\n\nWhoever cannot lift may keep the list or sweep.',
    ...{ place_zh: '桂巷三号楼门厅', place_en: 'Guixiang building 3, the hall', bring_zh: '手套、水杯' },
    bring_en: 'Gloves and something to drink',
    because_zh: '',
  },
  {
    ...{ days: 9, from: '14:00', until: '16:30', places: 6, people: 5, community: '柳岸社区' },
    ...{ title_zh: '跟老周学修拉链', title_en: 'Mending zips with old Zhou' },
    about_zh: '老周教怎样夹紧拉头、换拉链。每人一个座位，带一件拉链坏了的衣服来，修好带走。',
    about_en:
      'Zhou shows how to pinch a slider and replace a zip. Bring something with a broken zip and take it home mended.',
    ...{
      place_zh: '柳岸社区服务站门厅',
      place_en: 'Hall of the Liu’an community centre',
      bring_zh: '一件拉链坏了的衣服',
    },
    bring_en: 'Something with a broken zip',
    because_zh: '',
  },
  {
    ...{ days: 4, from: '08:30', until: '10:30', places: 30, people: 11, community: '和风社区' },
    ...{ title_zh: '沿河捡垃圾', title_en: '' },
    about_zh: '从石桥走到菜市场，两公里，边走边捡。街道发夹子和袋子。',
    ...{ about_en: '', place_zh: '石桥东头', place_en: '', bring_zh: '', bring_en: '' },
    because_zh: '河堤这几天在施工，走不过去。改期后另行通知。',
  },
  {
    ...{ days: -20, from: '13:30', until: '15:00', places: 15, people: 0, community: null },
    ...{ title_zh: '旧书换一换', title_en: 'Swapping books' },
    about_zh: '带几本看完的书来，换几本没看过的。剩下的书放进社区书架。',
    about_en:
      'Bring books you have read and take home others. What is left goes onto the shelf in the community centre.',
    ...{ place_zh: '街道文化站', place_en: 'Sub-district culture centre', bring_zh: '', bring_en: '', because_zh: '' },
  },
] as const;

const surnames = '王李张刘陈杨赵黄周吴徐孙' as const;

export async function addActivities({ sql }: DemoDoor, places: DemoPlaces, today: Day): Promise<void> {
  const chance = chanceFrom('linli activities');
  const rows = activities.map(({ because_zh, community, days, from, people, until, ...texts }) => {
    const on = addDays(today, days);
    const row = {
      ...{ ...texts, id: chance.uuid(), area_id: places.home, cancelled_because_zh: because_zh },
      community_id: places.communities.find(({ zh }) => zh === community)?.id ?? null,
      ...{ begins_at: `${on}T${from}:00+08:00`, ends_at: `${on}T${until}:00+08:00` },
      cancelled_at: because_zh === '' ? null : `${today}T08:00:00+08:00`,
      published_at: `${addDays(today, Math.min(days, 0) - 8)}T09:00:00+08:00`,
    };
    return { row, people };
  });
  await sql(
    `insert into app.activity (id, area_id, community_id, title_zh, title_en, about_zh, about_en, place_zh, place_en, bring_zh, bring_en,
       begins_at, ends_at, places, published_at, cancelled_at, cancelled_because_zh)
     select id, area_id, community_id, title_zh, title_en, about_zh, about_en, place_zh, place_en, bring_zh, bring_en,
       begins_at, ends_at, places, published_at, cancelled_at, cancelled_because_zh
     from jsonb_populate_recordset(null::app.activity, $1) on conflict do nothing`,
    [JSON.stringify(rows.map(({ row }) => row))],
  );
  const listed = rows.flatMap(({ people, row }) =>
    Array.from({ length: people }, (_, at) => ({
      ...{ id: chance.uuid(), activity_id: row.id, token_hash: chance.uuid() },
      name: `${surnames[chance.whole(surnames.length)] ?? ''}${['阿姨', '叔叔', '老师', '师傅'][chance.whole(4)] ?? ''}`,
      // No number of China begins so.
      phone: `1000000${String(1000 + at)}`,
    })),
  );
  await sql(
    `insert into app.sign_up (id, activity_id, token_hash, name, phone)
     select id, activity_id, token_hash, name, phone from jsonb_populate_recordset(null::app.sign_up, $1) on conflict do nothing`,
    [JSON.stringify(listed)],
  );
}
