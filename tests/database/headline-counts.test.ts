/** What the overview reads is what the full tallies say, for whoever may see them; and it is read again exactly when it changed. */
import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';

import type { Form } from '../../src/domain/form/form.ts';
import { askedHeadlines, judgeParts, judgeWave, partsOfCommunity } from '../../src/domain/reporting/index.ts';
import type { UserDb } from '../../src/server/db/clients.ts';
import { headlineCounts, waveStamps, type StampedWave } from '../../src/server/db/headline-counts.ts';
import { communityTallies, waveTallies } from '../../src/server/db/tallies.ts';
import {
  answerRow,
  counting,
  everybody,
  places,
  twoOffices,
  waves,
  type Person,
  type TwoOffices,
} from './two-offices.ts';

let db: TwoOffices;
beforeAll(async () => {
  db = await twoOffices();
});
afterAll(() => db.close());
beforeEach(async () => {
  await db.sql(
    'truncate app.answer, app.tally, app.tally_split, app.tally_completed, app.tally_stamp, app.daily_figures',
  );
});

const question = { title: '', required: false, validators: [] };
const form: Form<string> = {
  ...{ format: 1, languages: ['zh-CN'], title: '', calculated: [] },
  pages: [
    {
      name: 'page',
      elements: [
        {
          ...{ kind: 'radiogroup', name: 'know', ...question },
          choices: ['known', 'heard', 'unknown'].map((role) => ({ value: role, text: '', role })),
        },
        {
          ...{ kind: 'checkbox', name: 'took', ...question },
          choices: ['clean', 'sort'].map((value) => ({ value, text: '', role: 'mentioned' })),
          none: { value: 'none', text: '' },
        },
      ],
    },
  ],
};

const row = fc
  .record({
    community_id: fc.constantFrom(places.heping, places.xinhua),
    channel: fc.constantFrom('door', 'poster', 'group'),
    mode: fc.constantFrom('self', 'assisted', 'paper'),
    cluster: fc.constantFrom(null, 1, 2, 3),
    flags: fc.constantFrom(0, 0, 0, 2, 8),
    eligible: fc.constantFrom(true, true, true, false),
    answers: fc.record(
      {
        know: fc.constantFrom('known', 'heard', 'unknown', 'no such choice'),
        took: fc.subarray(['clean', 'sort', 'none']),
        came: fc.boolean(),
      },
      { requiredKeys: [] },
    ),
  })
  .map((changes) => ({ id: randomUUID(), changes }));

const as = (who: Person) => db.as(who) as UserDb;
const record = (batch: Record<string, unknown>[]) => db.call('the site', 'record_answers', { batch });

async function stampsFor(who: Person): Promise<StampedWave> {
  const stamps = (await waveStamps(as(who), [waves.east])).get(waves.east)?.wave;
  if (!stamps) throw new Error(`${who} sees no wave`);
  return stamps;
}

async function stampOf(community: string, who: Person = 'wang'): Promise<string | null | undefined> {
  return (await stampsFor(who)).communities.find(({ id }) => id === community)?.stamp;
}

async function findingsBothWays(who: Person) {
  const known = await waveTallies(as(who), waves.east, {
    questions: ['know', 'took'],
    dimensions: ['channel', 'cluster'],
  });
  if (known === null) throw new Error(`${who} sees no wave`);
  const stamps = await stampsFor(who);
  const asked = askedHeadlines(counting, form);
  const ids = stamps.communities.map(({ id }) => id);
  const counts = await headlineCounts(as(who), waves.east, ids);
  const judged = counts.map((each) => ({
    parts: partsOfCommunity(each, asked),
    households: stamps.communities.find(({ id }) => id === each.id)?.households ?? null,
  }));
  return [judgeParts(judged, { ...stamps, asked }), judgeWave(known.tallies, form).whole];
}

test('short counts are judged as the full tallies are, for the office and for a lead', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 120 }), async (rows) => {
      await db.sql(
        'truncate app.answer, app.tally, app.tally_split, app.tally_completed, app.tally_stamp, app.daily_figures',
      );
      await record(rows.map(({ changes, id }) => answerRow({ ...changes, id: randomUUID(), digest: id })));
      for (const who of ['wang', 'lin'] as const) {
        const [short, full] = await findingsBothWays(who);
        expect(short).toEqual(full);
      }
    }),
    { numRuns: 15, seed: 20261128 },
  );
});

test('a stamp changes with the counts of its community, and of no other', async () => {
  expect(await stampOf(places.heping)).toBeNull();
  await record([answerRow(), answerRow({ community_id: places.xinhua })]);
  const [heping, xinhua] = [await stampOf(places.heping), await stampOf(places.xinhua)];
  expect(heping).not.toBeNull();
  expect(await stampOf(places.heping)).toBe(heping);
  await record([answerRow()]);
  expect(await stampOf(places.heping)).not.toBe(heping);
  expect(await stampOf(places.xinhua)).toBe(xinhua);
});

test('the same answer sent again changes no stamp', async () => {
  const answer = answerRow();
  await record([answer]);
  const before = await stampOf(places.heping);
  await record([answer]);
  expect(await stampOf(places.heping)).toBe(before);
});

test('a recount that corrects something changes the stamps, one that corrects nothing does not', async () => {
  await record([answerRow()]);
  const before = await stampOf(places.heping);
  await db.call('the site', 'rebuild_tallies', { wave_id: waves.east });
  expect(await stampOf(places.heping)).toBe(before);
  await db.sql('update app.tally set count = 9');
  await db.call('the site', 'rebuild_tallies', { wave_id: waves.east });
  expect(await stampOf(places.heping)).not.toBe(before);
});

test('counts come with the stamp they were read under', async () => {
  await record([answerRow(), answerRow()]);
  const [counts] = await headlineCounts(as('wang'), waves.east, [places.heping]);
  expect(counts).toMatchObject({ id: places.heping, stamp: await stampOf(places.heping), eligible: 2, ineligible: 0 });
});

test('Lin, who leads Heping, gets the figures of the day, whatever comes in later', async () => {
  await record([answerRow()]);
  const before = await stampOf(places.heping, 'lin');
  expect(before).toMatch(/^\d{4}-\d\d-\d\d$/);
  await record([answerRow(), answerRow({ community_id: places.xinhua })]);
  expect(await stampOf(places.heping, 'lin')).toBe(before);
  const counts = await headlineCounts(as('lin'), waves.east, [places.heping, places.xinhua]);
  expect(counts).toMatchObject([{ id: places.heping, stamp: before, eligible: 1 }]);
});

test('whoever asks is shown the waves and communities that the policies show them, and no others', async () => {
  await record([answerRow(), answerRow({ community_id: places.xinhua })]);
  await record([answerRow({ wave_id: waves.west, community_id: places.beihai })]);
  for (const who of everybody) {
    for (const wave of Object.values(waves)) {
      const policies = await waveTallies(as(who), wave, { questions: [], dimensions: [] });
      const stamps = (await waveStamps(as(who), Object.values(waves))).get(wave)?.wave;
      const seen = (known: typeof policies) => known?.tallies.communities.map(({ community }) => community.id);
      expect({ who, wave, ids: stamps?.communities.map(({ id }) => id) }).toEqual({ who, wave, ids: seen(policies) });
      const isDated = stamps?.communities.map(({ asOf }) => asOf !== null);
      expect(isDated).toEqual(stamps?.communities.map(() => who === 'lin'));
    }
  }
});

test('Dawei of the office next door and Amei, who leads nothing, are handed nothing of ours, though they name it', async () => {
  await record([answerRow(), answerRow({ community_id: places.xinhua })]);
  for (const who of ['dawei', 'amei'] as const) {
    expect((await waveStamps(as(who), [waves.east])).has(waves.east)).toBe(false);
    expect(await headlineCounts(as(who), waves.east, [places.heping, places.xinhua])).toEqual([]);
  }
});

test('what is known by its digest is not said again, until something in it changes', async () => {
  await record([answerRow()]);
  const said = async (known: string[], who: Person = 'wang') =>
    (await waveStamps(as(who), [waves.east], known)).get(waves.east);
  const digest = (await said([]))?.digest ?? '';
  expect(await said([digest])).toEqual({ digest, wave: null });
  expect((await said([digest], 'lin'))?.wave?.communities.map(({ id }) => id)).toEqual([places.heping]);
  await record([answerRow({ community_id: places.xinhua })]);
  expect((await said([digest]))?.wave?.communities).toHaveLength(2);
  const changed = (await said([]))?.digest ?? '';
  await db.sql(`update app.wave set target = 0.9 where id = $1`, [waves.east]);
  expect((await said([digest, changed]))?.wave).toMatchObject({ target: 0.9 });
  await db.sql(`update app.wave set target = 0.95 where id = $1`, [waves.east]);
});

test('a wave that asks some communities names those alone, and none that had ended before', async () => {
  await record([answerRow(), answerRow({ community_id: places.xinhua })]);
  const named = async () => {
    const stamps = (await waveStamps(as('wang'), [waves.east])).get(waves.east)?.wave;
    const whole = await waveTallies(as('wang'), waves.east, { questions: [], dimensions: [] });
    const told = whole?.tallies.communities.map(({ community }) => community.id);
    expect(stamps?.communities.map(({ id }) => id)).toEqual(told);
    return told;
  };
  await db.sql(`update app.wave set communities = array[$1::uuid] where id = $2`, [places.xinhua, waves.east]);
  expect(await named()).toEqual([places.xinhua]);
  await db.sql(`update app.wave set communities = null where id = $1`, [waves.east]);
  expect(await named()).toEqual([places.heping, places.xinhua]);
  await db.sql(`update app.area set ended_on = '2020-01-01', merged_into = $2 where id = $1`, [
    ...[places.heping, places.xinhua],
  ]);
  expect(await named()).toEqual([places.xinhua]);
  await db.sql(`update app.area set ended_on = null, merged_into = null where id = $1`, [places.heping]);
});

test('the page of a community is read as the whole wave is, by whoever may see it', async () => {
  await record([answerRow(), answerRow({ cluster: 2 }), answerRow({ community_id: places.xinhua, eligible: false })]);
  await record([answerRow({ wave_id: waves.west, community_id: places.beihai })]);
  const dimensions = ['channel', 'cluster'] as const;
  for (const who of everybody) {
    for (const wave of Object.values(waves)) {
      const whole = await waveTallies(as(who), wave, { questions: [], dimensions });
      const questions = Object.keys(whole?.tallies.counting.countable ?? {});
      const known = await waveTallies(as(who), wave, { questions, dimensions });
      for (const community of [places.heping, places.xinhua, places.beihai]) {
        const own = await communityTallies(as(who), { wave, community }, dimensions);
        const listed = known?.tallies.communities.filter((each) => each.community.id === community) ?? [];
        expect({ who, wave, community, own: own?.tallies.communities ?? [] }).toEqual({
          who,
          wave,
          community,
          // Adults by age are told of one community alone: only there are rates weighted by them.
          own: listed.map((each) => ({ ...each, community: { ...each.community, adults: {} } })),
        });
      }
    }
  }
});

test('a community that is asked for twice is counted once', async () => {
  await record([answerRow()]);
  const counts = await headlineCounts(as('wang'), waves.east, [places.heping, places.heping]);
  expect(counts.map(({ eligible }) => eligible)).toEqual([1]);
});
