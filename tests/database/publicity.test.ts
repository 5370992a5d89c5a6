/** What a sub-district shows to anybody: itself, what runs, and news when their time has come; and that nobody else writes it. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import type { AnonDb, UserDb } from '../../src/server/db/clients.ts';
import {
  keepNews,
  keepNewsPicture,
  newsItem,
  newsPicture,
  officeNews,
  officeNewsItem,
  publicNews,
  publishNews,
  withdrawNews,
} from '../../src/server/db/news.ts';
import { keepPublicHome, myPublicHomes, publicHomes } from '../../src/server/db/public-homes.ts';
import { places, twoOffices, waves } from './two-offices.ts';
import type { Person, TwoOffices } from './two-offices.ts';

let db: TwoOffices;
beforeAll(async () => {
  db = await twoOffices();
});
afterAll(() => db.close());

const as = (who: Person) => db.as(who) as UserDb;
/** A client of its own each time: what the site remembers for some seconds is not what is tested. */
const anyone = () => Object.create(db.anonymous()) as AnonDb;
const othersThanTheOffice = ['amei', 'lin', 'dawei'] as const;

function home(changes = {}) {
  return {
    ...{ area_id: places.east, slug: 'east-river', about_zh: '东街道', about_en: 'East' },
    ...{ address_zh: '东河路 1 号', address_en: '', hours_zh: '', hours_en: '', ...changes },
  };
}

describe('the home of a sub-district', () => {
  test('is there before anybody wrote it, and names the questionnaires that are open', async () => {
    const homes = await publicHomes(anyone());
    expect(homes.map(({ name_en, slug, communities }) => ({ name_en, slug, communities }))).toEqual([
      { name_en: 'East', slug: '0000000e', communities: 2 },
      { name_en: 'West', slug: '0000000a', communities: 1 },
    ]);
    expect(homes[0]?.waves.map(({ id }) => id)).toEqual([waves.east]);
  });

  test('is written by its office alone, and read by anybody', async () => {
    for (const who of othersThanTheOffice) expect(await keepPublicHome(as(who), home())).toBe('unknown');
    await db.sql(`update app.area set contact = '010-1234 5678' where id = $1`, [places.east]);
    expect(await keepPublicHome(as('wang'), home())).toBe('kept');
    expect(await keepPublicHome(as('wang'), home())).toBe('kept');
    const [east] = await publicHomes(anyone());
    expect(east).toMatchObject({ slug: 'east-river', contact: '010-1234 5678', about_zh: '东街道' });
    expect((await myPublicHomes(as('wang'))).map(({ slug }) => slug)).toEqual(['east-river']);
    expect(await myPublicHomes(as('lin'))).toEqual([]);
  });

  test.each([
    ['an address that is no address', { slug: 'East River' }, 'malformed'],
    ['an address with a hyphen at its end', { slug: 'east-' }, 'malformed'],
    ['a text that is too long', { about_zh: '长'.repeat(601) }, 'malformed'],
  ])('refuses %s', async (_, changes, status) => {
    expect(await keepPublicHome(as('wang'), home(changes))).toBe(status);
  });

  test('does not take the address of a neighbour', async () => {
    await keepPublicHome(as('wang'), home());
    expect(await keepPublicHome(as('dawei'), home({ area_id: places.west }))).toBe('taken');
  });

  test('says nothing of a wave that is over', async () => {
    await db.sql(`update app.wave set closes_at = now() - interval '1 minute' where id = $1`, [waves.west]);
    expect((await publicHomes(anyone()))[1]?.waves).toEqual([]);
  });
});

describe('news', () => {
  const written = (changes = {}) => ({
    ...{ area: places.east, kind: 'notice' as const, at: null, title_zh: '路灯', title_en: '', summary_zh: '' },
    ...{ summary_en: '', body_zh: '东河路的路灯换好了。', body_en: '', alt_zh: '', alt_en: '', ...changes },
  });
  const picture = { page: Buffer.alloc(300, 1), card: Buffer.alloc(200, 2), width: 4, height: 3, mark: 'abc' };
  const numberOf = async (id: string) => (await officeNewsItem(as('wang'), id))?.number ?? 0;
  const publicNumbers = async () => (await publicNews(anyone(), {})).items.map(({ number }) => number);

  test('is a draft until it is published, then there for anybody, then withdrawn', async () => {
    const id = randomUUID();
    expect(await keepNews(as('wang'), id, written())).toBe('kept');
    const number = await numberOf(id);
    expect(await newsItem(anyone(), number)).toEqual({ status: 'unknown' });
    expect(await publishNews(as('wang'), id, null)).toEqual({ status: 'published' });
    expect(await newsItem(anyone(), number)).toMatchObject({ status: 'public', title_zh: '路灯' });
    expect(await publicNumbers()).toEqual([number]);
    expect(await withdrawNews(as('wang'), id)).toBe('withdrawn');
    expect(await newsItem(anyone(), number)).toEqual({ status: 'withdrawn' });
    expect(await publicNumbers()).toEqual([]);
    await publishNews(as('wang'), id, null);
    expect(await publicNumbers()).toEqual([number]);
  });

  test('waits for its time, and becomes a draft again when it is stopped before', async () => {
    const id = randomUUID();
    await keepNews(as('wang'), id, written());
    await publishNews(as('wang'), id, new Date(Date.now() + 3_600_000).toISOString());
    expect(await newsItem(anyone(), await numberOf(id))).toEqual({ status: 'unknown' });
    expect(await publicNumbers()).not.toContain(await numberOf(id));
    await withdrawNews(as('wang'), id);
    expect(await officeNewsItem(as('wang'), id)).toMatchObject({ publish_at: null, withdrawn_at: null });
  });

  test('keeps its date when it is published again, and takes another that is named', async () => {
    const id = randomUUID();
    await keepNews(as('wang'), id, written());
    await publishNews(as('wang'), id, '2026-01-02T00:00:00Z');
    await publishNews(as('wang'), id, null);
    expect(Date.parse((await officeNewsItem(as('wang'), id))?.publish_at ?? '')).toBe(
      Date.parse('2026-01-02T00:00:00Z'),
    );
  });

  test('is not published without title, text, and words for its picture', async () => {
    const id = randomUUID();
    await keepNews(as('wang'), id, written({ title_zh: '', body_zh: ' ' }));
    await keepNewsPicture(as('wang'), id, picture);
    expect(await publishNews(as('wang'), id, null)).toEqual({ status: 'missing', missing: ['title', 'body', 'alt'] });
    await expect(db.sql('update app.news_item set publish_at = now() where id = $1', [id])).rejects.toThrow();
  });

  test('shows the picture of what is public to anybody, of a draft to its office alone', async () => {
    const id = randomUUID();
    await keepNews(as('wang'), id, written({ alt_zh: '一盏路灯' }));
    expect(await keepNewsPicture(as('wang'), id, picture)).toBe('kept');
    const number = await numberOf(id);
    expect(await newsPicture(anyone(), number, 'card')).toBeNull();
    expect(await newsPicture(as('dawei'), number, 'card')).toBeNull();
    expect(await newsPicture(as('wang'), number, 'card')).toEqual(picture.card);
    await publishNews(as('wang'), id, null);
    expect(await newsPicture(anyone(), number, 'page')).toEqual(picture.page);
    await keepNewsPicture(as('wang'), id, null);
    expect(await newsPicture(anyone(), number, 'page')).toBeNull();
  });

  test('is written, published and withdrawn by its own office alone', async () => {
    const id = randomUUID();
    await keepNews(as('wang'), id, written());
    for (const who of othersThanTheOffice) {
      expect(await keepNews(as(who), id, written())).toBe('unknown');
      expect(await keepNews(as(who), id, written({ area: places.west }))).toBe('unknown');
      expect(await publishNews(as(who), id, null)).toEqual({ status: 'unknown' });
      expect(await keepNewsPicture(as(who), id, picture)).toBe('unknown');
      expect(await withdrawNews(as(who), id)).toBe('unknown');
      expect(await officeNewsItem(as(who), id)).toBeNull();
      expect((await officeNews(as(who), 0, 50)).total).toBe(0);
    }
    expect((await officeNews(as('wang'), 0, 2)).items).toHaveLength(2);
  });

  test('comes page by page, the newest first, of one sub-district or of all', async () => {
    await db.sql(
      `insert into app.news_item (id, area_id, kind, title_zh, body_zh, publish_at)
      select gen_random_uuid(), $1, 'story', 'story ' || day, 'text', now() - day * interval '1 day'
      from generate_series(1, 30) as day`,
      [places.west],
    );
    const second = await publicNews(anyone(), { area: places.west, kind: 'story', skip: 12, most: 12 });
    expect(second.total).toBe(30);
    expect(second.items.map(({ title_zh }) => title_zh)).toEqual(
      Array.from({ length: 12 }, (_, at) => `story ${at + 13}`),
    );
  });
});
