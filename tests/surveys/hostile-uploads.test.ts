/** Files written to break whoever reads them: each is refused or tamed with a reason, within two seconds, and nobody else waits. */
import { afterAll, beforeAll, expect, test } from 'vitest';

import { openWorkshop } from '../../src/server/questionnaires/open-workshop.ts';
import { remarksOf } from '../../src/pages/office/questionnaires/_library/remarks.ts';
import { hostileUploads } from './hostile-uploads.ts';

const workshop = openWorkshop();
beforeAll(() => workshop.examine('{"elements":[{"type":"text","name":"warm","title":"Warm"}]}'));
afterAll(() => workshop.close());

test.each(hostileUploads())('$name', async ({ expected, text }) => {
  // Made before anything is measured: twenty megabytes take a moment of their own.
  const uploaded = text();
  let longestWait = 0;
  let last = performance.now();
  const others = setInterval(() => {
    longestWait = Math.max(longestWait, performance.now() - last - 20);
    last = performance.now();
  }, 20);
  const began = performance.now();
  const checked = await workshop.examine(uploaded);
  const took = performance.now() - began;
  clearInterval(others);
  if (checked === 'busy') throw new Error('nobody else was waiting');
  expect(
    remarksOf(checked.report, 'zh-CN')
      .map(({ sentence }) => sentence)
      .join('\n'),
  ).toMatch(expected);
  expect(checked.report.ok).toBe(false);
  expect({ took: took < 2_500, longestWait: longestWait < 400 }).toEqual({ took: true, longestWait: true });
});

test('a crowd is told to come again, and the next one is served', async () => {
  const crowd = Array.from({ length: 40 }, (_, number) => workshop.examine(`{"title":"${number}"}`));
  const outcomes = await Promise.all(crowd);
  expect(outcomes.filter((outcome) => outcome === 'busy').length).toBe(20);
  expect(await workshop.examine('{"elements":[]}')).not.toBe('busy');
});
