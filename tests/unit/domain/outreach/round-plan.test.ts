/** The plan of a round as it comes from a form: a draft may lack anything but its name, and what is there has to be right. */
import { describe, expect, test } from 'vitest';

import { readPlan, typedPlan } from '../../../../src/domain/outreach/round-plan.ts';

const area = '00000000-0000-4000-8000-00000000000a';

function form(fields: Readonly<Record<string, string | readonly string[]>>): FormData {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) for (const one of [value].flat()) data.append(name, one);
  return data;
}

describe('a typed plan', () => {
  test('keeps lines of a talk, trims, and takes each community once', () => {
    const typed = typedPlan(form({ title: '  Autumn ', 'zh-what': 'one\r\ntwo', communities: [area, area, 'x'] }));
    expect([typed.title, typed.guide.zh.what, typed.guide.en.how, typed.communities]).toEqual([
      ...['Autumn', 'one\ntwo', '', [area]],
    ]);
  });
});

describe('a draft', () => {
  test('needs a name and a sub-district, and nothing else', () => {
    expect(readPlan(typedPlan(form({ title: 'Autumn', area })))).toMatchObject({
      ok: true,
      value: { opensOn: null, closesOn: null, task: '' },
    });
    expect(readPlan(typedPlan(form({})))).toEqual({ ok: false, problem: { title: 'title', area: 'area' } });
  });

  test.each([
    ['2026-02-30', '2026-03-01', { opensOn: 'dates' }],
    ['tomorrow', '', { opensOn: 'dates' }],
    ['2026-03-02', '2026-03-01', { closesOn: 'order' }],
    ['', '01.03.2026', { closesOn: 'dates' }],
  ])('from %s to %s is put right before it is kept', (opensOn, closesOn, problem) => {
    expect(readPlan(typedPlan(form({ title: 'Autumn', area, opensOn, closesOn })))).toEqual({ ok: false, problem });
  });

  test('of one day is a round', () => {
    const plan = form({ title: 'Autumn', area, opensOn: '2028-02-29', closesOn: '2028-02-29' });
    expect(readPlan(typedPlan(plan)).ok).toBe(true);
  });
});
