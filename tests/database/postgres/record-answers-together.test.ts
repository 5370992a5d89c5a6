/** Two sites that record at the same moment: every answer once, every count right, and nobody kept from it by the other. */
import { randomUUID } from 'node:crypto';

import { afterAll, beforeAll, expect, test } from 'vitest';

import { callApi } from '../../../src/server/db/clients.ts';
import { answerRow, places, waves } from '../two-offices.ts';
import { twoSites } from './sites.ts';
import type { Sites } from './sites.ts';

type Receipt = { readonly id: string; readonly status: string };

let sites: Sites;
beforeAll(async () => {
  sites = await twoSites();
});
afterAll(() => sites.close());

const record = (site: number, batch: readonly unknown[]) =>
  callApi(sites.services[site % 2 === 0 ? 0 : 1], 'record_answers', { batch }) as Promise<Receipt[]>;

async function expectHonestTallies(): Promise<void> {
  const tallies = () =>
    sites.db.sql('select * from app.tally order by wave_id, community_id, flagged, question, choice, mode');
  const before = await tallies();
  await callApi(sites.db.service(), 'rebuild_tallies', { wave_id: waves.east });
  expect(await tallies()).toEqual(before);
}

test('the same answer sent to both at once is stored once, and each sender is told so', async () => {
  const batch = [answerRow({ id: randomUUID() })];
  const receipts = (await Promise.all([0, 1, 0, 1].map((site) => record(site, batch)))).flat();
  expect(receipts.map(({ status }) => status).sort()).toEqual(['already', 'already', 'already', 'stored']);
});

test('other answers under the same id at the same moment are kept under ids of their own', async () => {
  const id = randomUUID();
  const answers = ['knew', 'heard', 'neither', 'knew'];
  const receipts = await Promise.all(
    answers.map((know, site) => record(site, [answerRow({ id, answers: { know }, digest: `${know} ${site}` })])),
  );
  const kept = receipts.flat().map((receipt) => receipt.id);
  expect(new Set(kept).size).toBe(4);
  expect(kept).toContain(id);
});

test('120 batches whose ids overlap, from both sites at once: none fails, none is stored twice, the counts agree', async () => {
  const ids = Array.from({ length: 80 }, () => randomUUID());
  const communities = [places.heping, places.xinhua];
  const rows = ids.map((id, i) =>
    answerRow({
      id,
      community_id: communities[i % 2],
      answers: { know: ['knew', 'heard', 'neither'][i % 3], score: (i % 5) + 1, took: ['a', 'b'].slice(0, i % 3) },
      seconds: 100 + i,
      trace: `phone ${i % 40}`,
    }),
  );
  const before = await sites.db.sql('select count(*)::integer as n from app.answer');
  const receipts = await Promise.all(
    Array.from({ length: 120 }, (_, call) => {
      // Each takes a third of the rows, beginning elsewhere and in an order of its own.
      const start = (call * 7) % rows.length;
      const part = [...rows, ...rows].slice(start, start + 27);
      return record(call, call % 3 === 0 ? part.reverse() : part);
    }),
  );
  expect(receipts.flat().filter(({ status }) => status === 'stored')).toHaveLength(80);
  expect(new Set(receipts.flat().map(({ status }) => status))).toEqual(new Set(['stored', 'already']));
  const after = await sites.db.sql('select count(*)::integer as n from app.answer');
  expect(Number(after[0]?.n) - Number(before[0]?.n)).toBe(80);
  await expectHonestTallies();
});

test('a large batch gets through although each of its answers also comes alone, from the other site', async () => {
  const rows = Array.from({ length: 200 }, (_, i) => answerRow({ id: randomUUID(), digest: `large ${i}` }));
  const alone = rows.map((row) => record(1, [row]));
  const together = Array.from({ length: 8 }, () => record(0, rows));
  const receipts = (await Promise.all([...alone, ...together])).flat();
  expect(receipts.filter(({ status }) => status === 'stored')).toHaveLength(200);
  expect(new Set(receipts.map(({ status }) => status))).toEqual(new Set(['stored', 'already']));
  await expectHonestTallies();
});
