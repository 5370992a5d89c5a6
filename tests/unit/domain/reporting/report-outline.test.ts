import { describe, expect, test } from 'vitest';

import type { Form } from '../../../../src/domain/form/form.ts';
import { reportOutline, type WaveTallies } from '../../../../src/domain/reporting/index.ts';
import { communityOf, form, opinions, waveOf, type Group } from './wave-of.ts';

const open = '2026-11-20T00:00:00Z';
const settled = '2026-12-03T00:00:01Z';

function completed(count: number, more: object = {}) {
  return [{ channel: 'poster', day: '2026-11-02', eligible: true, count, ...more }] as const;
}

function community(id: string, groups: readonly Group[], answers = sum(groups)) {
  return { ...communityOf(groups, 2000, id), completed: completed(answers) };
}

function sum(groups: readonly Group[]): number {
  return groups.reduce((all, { count }) => all + count, 0);
}

describe('a wave without answers', () => {
  const outline = reportOutline(waveOf([community('柳巷', []), community('石桥', [])]), form, open);

  test('has its communities, and not one figure', () => {
    expect(outline.communities.map(({ figures }) => figures.satisfaction.state)).toEqual(['suppressed', 'suppressed']);
    expect(outline.whole?.figures.score.state).toBe('suppressed');
    expect(outline.verdicts[0]).toEqual({ measure: 'satisfaction', all: 2, met: 0, notMet: 0, unclear: 2 });
    expect(outline.method).toMatchObject({ answers: 0, planned: 300, weighted: null, withoutFlagged: null });
  });

  test('says nothing that is not a number', () => {
    expect(JSON.stringify(outline)).not.toMatch(/NaN|Infinity/);
  });
});

describe('a wave whose communities are all too small to show', () => {
  const small = ['柳巷', '石桥', '云梯'].map((id) => community(id, opinions(3, 1)));
  const outline = reportOutline(waveOf(small), form, open);

  test('hides each of them, and shows the sum, which gives none away', () => {
    expect(outline.communities.map(({ figures }) => figures.satisfaction.state)).toEqual(Array(3).fill('suppressed'));
    expect(outline.whole?.figures.satisfaction).toMatchObject({ state: 'found', n: 12, estimate: 0.75 });
    expect(outline.cautions).toContainEqual({ kind: 'hidden', communities: 3 });
  });

  test('names no contribution of a community, and none where the questionnaire leaves something out', () => {
    expect(outline.communities.every(({ contribution }) => contribution === null)).toBe(true);
    expect(outline.whole?.contribution).toBeNull();
  });
});

test('one community is not said twice: it has no total, and nothing to be compared with', () => {
  const outline = reportOutline(waveOf([community('柳巷', opinions(300, 4))]), form, settled);
  expect(outline.whole).toBeNull();
  expect(outline.isProvisional).toBe(false);
  expect(outline.communities[0]?.figures.satisfaction).toMatchObject({ verdict: 'met', n: 304 });
  expect(outline.cautions.map(({ kind }) => kind)).toEqual(['participants']);
});

describe('500 communities', () => {
  const many = Array.from({ length: 500 }, (_, place) =>
    community(`c${place}`, opinions(60 + (place % 40), place % 7)),
  );
  const outline = reportOutline(waveOf(many), form, open);

  test('are all there, what needs attention first', () => {
    expect(outline.communities).toHaveLength(500);
    const [{ all, met, notMet, unclear }] = outline.verdicts as [(typeof outline.verdicts)[number]];
    expect(met + notMet + unclear).toBe(all);
    expect(all).toBe(500);
    const order = outline.communities.map(({ figures: { satisfaction } }) =>
      satisfaction.state === 'found' ? ['not-met', 'unclear', 'met'].indexOf(satisfaction.verdict) : 3,
    );
    expect(order).toEqual(order.toSorted((one, other) => one - other));
  });

  test('come with the caution that some fall on one side by chance', () => {
    expect(outline.cautions).toContainEqual({ kind: 'many-communities', communities: 500 });
  });
});

describe('the gap', () => {
  const outline = reportOutline(
    waveOf([community('柳巷', opinions(90, 10)), community('石桥', opinions(97, 3))]),
    form,
    open,
  );

  test('is the result less the target, and never decides', () => {
    const figures = outline.communities.find(({ community: { id } }) => id === '石桥')?.figures;
    expect(figures?.satisfaction).toMatchObject({ state: 'found', verdict: 'unclear' });
    expect(figures?.satisfaction.state === 'found' && figures.satisfaction.gap).toBeCloseTo(0.02, 9);
  });
});

test('the assessment is only promised what the whole questionnaire can bring', () => {
  const counting = {
    ...waveOf([]).counting,
    headlines: { awareness: 'heard', participation: 'joined', satisfaction: 'overall', support: 'heard' },
  };
  const all = [...opinions(90, 10), { question: 'heard', choice: 'known', count: 100 } as const];
  const wave: WaveTallies = { ...waveOf([community('柳巷', all, 100)]), counting };
  const [line] = reportOutline(wave, form, open).communities;
  expect(line?.contribution?.points).toBeCloseTo(0.2 * 90, 9);
  expect(line?.contribution?.low).toBeLessThan(line?.contribution?.points ?? 0);
});

describe('items that hold satisfaction down', () => {
  const scale = ['very_satisfied', 'fairly_satisfied', 'neutral', 'fairly_dissatisfied', 'very_dissatisfied'];
  const item = (name: string, indicator: string) => ({
    ...{ kind: 'radiogroup' as const, name, title: name, required: false, validators: [], indicator },
    choices: scale.map((role, place) => ({ value: place + 1, text: '', role })),
  });
  const withItems: Form<string> = {
    ...form,
    pages: [
      ...form.pages,
      { name: 'items', elements: [item('停车', 'satisfaction.traffic'), item('卫生', 'satisfaction.environment')] },
    ],
  };
  const rows = (question: string, happy: number, unhappy: number) =>
    [
      { question, choice: '1', mode: 'self', flagged: false, count: happy },
      { question, choice: '5', mode: 'self', flagged: false, count: unhappy },
    ] as const;
  const base = community('柳巷', opinions(280, 20));
  const one = { ...base, tallies: [...base.tallies, ...rows('停车', 200, 100), ...rows('卫生', 285, 15)] };

  test('stand from the least satisfied on, and are below only where both intervals are apart', () => {
    const { items } = reportOutline(waveOf([one]), withItems, open);
    expect(items.map(({ title, isBelow }) => [title, isBelow])).toEqual([
      ['停车', true],
      ['卫生', false],
    ]);
    expect(items[0]).toMatchObject({ count: 200, total: 300 });
  });

  test('leave out an item of which a sum would give a small community away', () => {
    const other = {
      ...community('石桥', opinions(50, 2)),
      tallies: [...community('石桥', opinions(50, 2)).tallies, ...rows('停车', 2, 1)],
    };
    const { items } = reportOutline(waveOf([one, other]), withItems, open);
    expect(items[0]).toMatchObject({ title: '停车', count: 200, total: 300 });
  });
});

describe('the method statement', () => {
  const asked = (mode: Group['mode'], count: number) => opinions(count, 0, mode === undefined ? {} : { mode });

  test('tells ways of answering from five on, and hides a second where one would follow from the sum', () => {
    const groups = [...asked('self', 40), ...asked('assisted', 3), ...asked('paper', 8)];
    const { method } = reportOutline(waveOf([community('柳巷', groups)]), form, open);
    expect(method.modes).toEqual({ shown: [{ name: 'self', count: 40 }], hidden: 2 });
    expect(method.limitations).toContain('asked-by-staff');
  });

  test('tells flagged and ineligible people as “fewer than five” or exactly', () => {
    const groups = [...opinions(40, 2), ...opinions(3, 0, { flagged: true })];
    const one = { ...community('柳巷', groups), completed: [...completed(45), ...completed(7, { eligible: false })] };
    const { method } = reportOutline(waveOf([one]), form, open);
    expect(method.flagged).toEqual({ below: 5 });
    expect(method.ineligible).toEqual({ count: 7 });
  });

  test('says that awareness leaves out the door where there are door answers', () => {
    const one = { ...community('柳巷', opinions(40, 2)), completed: completed(42, { channel: 'door' }) };
    const outline = reportOutline(waveOf([one]), form, open);
    expect(outline.method.doorApart).toBe(true);
    expect(outline.cautions).toContainEqual({ kind: 'door-apart' });
  });
});

test('a second line that would be judged otherwise is said, and changes no verdict', () => {
  const flagged = opinions(0, 60, { flagged: true });
  const outline = reportOutline(waveOf([community('柳巷', [...opinions(400, 2), ...flagged])]), form, settled);
  expect(outline.communities[0]?.figures.satisfaction).toMatchObject({ verdict: 'not-met' });
  expect(outline.cautions).toContainEqual({ kind: 'flagged-differs' });
});
