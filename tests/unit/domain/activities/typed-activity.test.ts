/** What an office types becomes an activity, or says field by field why not. */
import { expect, test } from 'vitest';

import { readActivity, typedActivity } from '../../../../src/domain/activities/typed-activity.ts';
import { accepted, refused } from '../../../../src/domain/result.ts';

const area = '00000000-0000-4000-8000-00000000000e';

function typed(changes: Record<string, string> = {}) {
  const fields = new FormData();
  const filled = {
    ...{ area, community: '', title_zh: '清理楼道', about_zh: '扫地\r\n搬纸箱', place_zh: '门厅', bring_zh: '手套' },
    ...{ day: '2026-12-05', from: '09:00', until: '11:00', last_day: '', places: '20', code: 'k7m2qx', ...changes },
  };
  for (const [name, value] of Object.entries(filled)) fields.append(name, value);
  return typedActivity(fields);
}

test('is read whole: times by the clock in China, a code in capitals, no community where none was chosen', () => {
  expect(readActivity(typed(), 'publish')).toEqual(
    accepted({
      ...{ area, community: null, title_zh: '清理楼道', title_en: '', about_zh: '扫地\n搬纸箱', about_en: '' },
      ...{ place_zh: '门厅', place_en: '', bring_zh: '手套', bring_en: '', code: 'K7M2QX', places: 20 },
      ...{ beginsAt: '2026-12-05T01:00:00.000Z', endsAt: '2026-12-05T03:00:00.000Z' },
    }),
  );
});

test('a draft may lack everything but whose it is; what is published may not', () => {
  const empty = { title_zh: '', about_zh: '', place_zh: '', day: '', from: '', until: '', places: '', code: '' };
  expect(readActivity(typed(empty), 'keep')).toMatchObject({ ok: true, value: { beginsAt: null, places: null } });
  expect(readActivity(typed(empty), 'publish')).toEqual(
    refused({ title_zh: 'missing', about_zh: 'missing', place_zh: 'missing', day: 'missing', places: 'missing' }),
  );
});

test.each([
  [{ area: 'nobody' }, { area: 'missing' }],
  [{ day: '2026-02-30' }, { day: 'unreadable' }],
  [{ from: '' }, { day: 'unreadable' }],
  [{ day: '', from: '' }, { day: 'missing' }],
  [{ until: '' }, { until: 'unreadable' }],
  [{ until: '25:00' }, { until: 'unreadable' }],
  [{ until: '09:00' }, { until: 'before_it_begins' }],
  [{ last_day: '2026-12-04' }, { until: 'before_it_begins' }],
  [{ last_day: '2027-01-06' }, { until: 'too_long' }],
  [{ places: '0' }, { places: 'out_of_range' }],
  [{ places: '2001' }, { places: 'out_of_range' }],
  [{ places: 'many' }, { places: 'out_of_range' }],
])('with %o says %o', (changes, problems) => {
  expect(readActivity(typed(changes), 'keep')).toEqual(refused(problems));
});

test('lasts into the night, and over several days', () => {
  expect(readActivity(typed({ from: '22:00', until: '01:00', last_day: '2026-12-06' }), 'keep')).toMatchObject({
    value: { endsAt: '2026-12-05T17:00:00.000Z' },
  });
});
