/** The file of reach says what its page says: each channel, the sum of a community with its awareness rate, and nothing the page hides. */
import { expect, test } from 'vitest';
import { noSteps } from '../../../../src/domain/reach/reach-report.ts';
import { translator } from '../../../../src/i18n/translator.ts';
import type { Cell } from '../../../../src/pages/office/_overview/cells.ts';
import { reachRows } from '../../../../src/pages/office/reach/_reach/reach-csv.ts';
import type { ReachView } from '../../../../src/pages/office/reach/_reach/read-reach.ts';

const steps = { opened: 7, read: 3, wentOn: 2, scans: 9, completed: 5 };
const found: Cell = {
  ...{ state: 'found', estimate: 0.9, low: 0.8, high: 0.95, n: 40 },
  ...{ verdict: 'unclear', missing: 12 },
};

function rows(awareness: Cell | null) {
  const view = {
    report: { since: '2026-11-02', until: '2026-11-08' },
    beside: { wave: { name: 'Winter' } },
    rows: [{ id: 'heping', name: '=和平', steps, awareness, channels: [{ ...noSteps, ...steps, channel: 'poster' }] }],
  } as unknown as ReachView;
  return reachRows(view, translator('en'));
}

test('a community has its sum and its awareness rate, each channel its counts', () => {
  const [head, whole, poster] = rows(found);
  const place = ['2026-11-02', '2026-11-08', '=和平'];
  expect(whole).toEqual([...place, 'All channels', 7, 3, 2, 9, 5, 'Winter', 40, 0.9, 0.8, 0.95, expect.any(String)]);
  expect(poster?.slice(0, 9)).toEqual([...place, expect.any(String), 7, 3, 2, 9, 5]);
  expect(head).toHaveLength(whole?.length ?? 0);
});

test('what is too few to show is not in the file either, nor what was not asked', () => {
  const [, few] = rows({ state: 'suppressed', minimum: 5 });
  expect(few?.slice(9, 14)).toEqual(['Winter', null, null, null, null]);
  expect(few?.at(-1)).toMatch(/5/);
  expect(rows(null)[1]).toHaveLength(9);
});
