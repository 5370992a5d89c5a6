/** The report in words: the same facts on the page, in the workbook and in the text for a work group, in both languages. */
import { describe, expect, test } from 'vitest';

import type { Language } from '../../../../src/domain/form/index.ts';
import { reportOutline } from '../../../../src/domain/reporting/index.ts';
import { translator } from '../../../../src/i18n/translator.ts';
import { reportDocument } from '../../../../src/pages/office/_report/document.ts';
import type { Report } from '../../../../src/pages/office/_report/read-report.ts';
import { summaryText } from '../../../../src/pages/office/_report/summary-text.ts';
import { voiceIn } from '../../../../src/pages/office/_report/voice.ts';
import { reportWorkbook } from '../../../../src/pages/office/_report/workbook.ts';
import { communityOf, form, opinions, waveOf, type Group } from '../../domain/reporting/wave-of.ts';

const area = { id: 'a', nameZh: '示范街道', nameEn: 'Shifan' };
const wave = {
  ...({ id: 'w', name: '第三批', area, versionId: 'v', state: 'open' } as const),
  ...{ opensAt: '2026-11-01T00:00:00Z', closesAt: '2026-11-30T00:00:00Z' },
};

function community(id: string, groups: readonly Group[]) {
  const count = groups.reduce((sum, group) => sum + group.count, 0);
  return {
    ...communityOf(groups, 2000, id),
    completed: [{ channel: 'poster', day: '2026-11-02', eligible: true, count }] as const,
  };
}

function reportOf(communities: readonly ReturnType<typeof community>[], more: Partial<Report> = {}): Report {
  return {
    ...{ state: 'report', waves: [], wave, office: '示范街道', community: null, communities: [], asOf: null },
    madeAt: '2026-11-28T04:00:00.000Z',
    outline: reportOutline(waveOf(communities), form, '2026-11-28T04:00:00.000Z'),
    ...more,
  };
}

const voice = (language: Language = 'zh-CN') => voiceIn(language, translator(language));
const wordsOf = (report: Report, language: Language = 'zh-CN') =>
  JSON.stringify(reportDocument(report, voice(language)));

const states: [string, Report][] = [
  ['no answers', reportOf([community('柳巷', []), community('石桥', [])])],
  [
    'only communities too small to show',
    reportOf([community('柳巷', opinions(2, 1)), community('石桥', opinions(1, 1))]),
  ],
  ['one community', reportOf([community('柳巷', opinions(80, 3))], { community: { id: '柳巷', name: '柳巷' } })],
  [
    '500 communities',
    reportOf(Array.from({ length: 500 }, (_, place) => community(`社区${place}`, opinions(60, place % 6)))),
  ],
];

describe.each(states)('a report of %s', (_, report) => {
  test.each(['zh-CN', 'en'] as const)(
    'has every sentence finished in %s, on the page, in the workbook and as text',
    (language) => {
      const said = [
        wordsOf(report, language),
        summaryText(report, voice(language)),
        JSON.stringify(reportWorkbook(report, voice(language))),
      ];
      for (const words of said) expect(words).not.toMatch(/\{\{|NaN|undefined|Infinity|report\.[a-z]+\./);
    },
  );

  test('has rows as long as their head', () => {
    const tables = reportDocument(report, voice()).blocks.filter((block) => block.kind === 'table');
    for (const { columns, rows } of tables) for (const row of rows) expect(row).toHaveLength(columns.length);
    for (const { columns, rows } of reportWorkbook(report, voice()).sheets)
      for (const row of rows as readonly (readonly unknown[])[]) expect(row).toHaveLength(columns.length);
  });

  test('says that it is the answer of those who took part, and a self-test', () => {
    expect(wordsOf(report)).toContain('参与者结果');
    expect(wordsOf(report)).toContain('本街道自测');
    expect(summaryText(report, voice())).toContain('参与者结果');
  });
});

const report = reportOf([
  community('柳巷', opinions(300, 4)),
  community('石桥', opinions(60, 20)),
  community('云梯', opinions(3, 0)),
]);

test('sections are numbered 一、 and tables （一）, points 1.', () => {
  const { blocks } = reportDocument(report, voice());
  const headings = blocks.flatMap((block) => (block.kind === 'heading' ? [block.text] : []));
  expect(headings).toEqual([
    '一、结论',
    '二、各社区结果',
    '（一）满意率',
    '（二）满意度得分',
    '（三）知晓率',
    '（四）参与率',
    '三、请注意',
    '四、方法说明',
  ]);
  const points = blocks.flatMap((block) => (block.kind === 'points' ? block.points : []));
  expect(points[0]).toMatch(/^1\. 暂定/);
});

test('each indicator has one sentence, with counts of communities, n and interval, and no bare rate', () => {
  const sentence = reportDocument(report, voice()).blocks.find(
    (block) => block.kind === 'paragraph' && block.text.startsWith('满意率'),
  );
  expect(sentence).toMatchObject({
    text: expect.stringMatching(
      /^满意率（目标 95\s%）：3 个社区中 1 个达标、1 个未达标、1 个样本不足，不能判断。合计 \d+\.\d\s%（n = \d+，95% 区间 [\d.]+–[\d.]+\s%），(未达标|达标|样本不足，不能判断)。$/,
    ) as string,
  });
});

test('what is too small says so in its row, and has no figure anywhere', () => {
  const [table] = reportDocument(report, voice()).blocks.filter((block) => block.kind === 'table');
  expect(table?.rows.map(([name, verdict]) => [name?.text, verdict?.text])).toEqual([
    ['石桥', '未达标'],
    ['柳巷', '达标'],
    ['云梯', '不足 5 份'],
    ['合计', expect.any(String)],
  ]);
  expect(table?.rows[2]?.slice(2).map(({ text }) => text)).toEqual(['—', '—', '—', '—', '—']);
});

test('while the wave is open it is provisional in its title, in the text and in the workbook', () => {
  expect(reportDocument(report, voice()).title).toBe('关于“第三批”居民问卷自测结果的通报（暂定）');
  expect(summaryText(report, voice()).split('\n')[0]).toContain('暂定');
  expect(JSON.stringify(reportWorkbook(report, voice()).sheets[0])).toContain('暂定');
});

test('the text for a work group fits a screen, and says what the page says', () => {
  const lines = summaryText(report, voice()).split('\n');
  expect(lines.length).toBeLessThanOrEqual(12);
  const said = reportDocument(report, voice()).blocks.flatMap((block) =>
    block.kind === 'paragraph' ? [block.text] : [],
  );
  for (const line of lines.filter((each) => each.includes('目标'))) expect(said).toContain(line);
});

test('the workbook has bare numbers, the score out of 100 and rates out of 1', () => {
  const sheets = reportWorkbook(report, voice()).sheets;
  expect(sheets.map(({ name }) => name)).toEqual([
    '总体',
    '满意率',
    '满意度得分',
    '知晓率',
    '参与率',
    '请注意',
    '方法说明',
  ]);
  const [bridge] = [...(sheets[1]?.rows as Iterable<readonly unknown[]>)];
  expect(bridge?.slice(0, 4)).toEqual(['石桥', '未达标', 80, 0.75]);
});
