/** What the fictional sub-districts say of themselves, and their news: notices, two stories, the results of a wave, one draft. */
import { addDays } from './calendar.ts';
import type { Day } from './calendar.ts';
import type { DemoDoor } from './door.ts';
import { demoNews } from './news.ts';
import type { DemoPlaces } from './places.ts';
import { chanceFrom } from './random.ts';

export async function addPublicity({ sql }: DemoDoor, places: DemoPlaces, today: Day): Promise<void> {
  const homes = [
    {
      ...{ area_id: places.home, slug: 'shifan', hours_zh: '周一至周五 8:30–11:30，13:30–17:00' },
      about_zh: '十一个社区和一个村，两万多户人家。街道在做什么，为什么做，怎样参加，这里用平常的话说明白。',
      about_en:
        'Eleven communities, one village, more than twenty thousand households. What the sub-district is doing, why, and how to take part, in plain words.',
      ...{
        address_zh: '示范区和风路 1 号（示范地址）',
        address_en: '1 Hefeng Road, Demo District (not a real address)',
      },
      hours_en: 'Monday to Friday, 8:30–11:30 and 13:30–17:00',
    },
    {
      ...{ area_id: places.neighbour, slug: 'linjie', about_zh: '', about_en: '', address_zh: '', address_en: '' },
      ...{ hours_zh: '', hours_en: '' },
    },
  ];
  await sql(
    'insert into app.public_home select * from jsonb_populate_recordset(null::app.public_home, $1) on conflict do nothing',
    [JSON.stringify(homes)],
  );
  const chance = chanceFrom('linli news');
  const news = demoNews.map(({ daysAgo, ...item }) => ({
    ...{ summary_en: '', title_en: '', body_en: '', ...item, id: chance.uuid(), area_id: places.home },
    publish_at: daysAgo === null ? null : `${addDays(today, -daysAgo)}T08:30:00+08:00`,
  }));
  await sql(
    `insert into app.news_item (id, area_id, kind, title_zh, title_en, summary_zh, summary_en, body_zh, body_en, publish_at, changed_at)
     select id, area_id, kind, title_zh, title_en, summary_zh, summary_en, body_zh, body_en, publish_at,
       coalesce(publish_at, now())
     from jsonb_populate_recordset(null::app.news_item, $1) on conflict do nothing`,
    [JSON.stringify(news)],
  );
}
