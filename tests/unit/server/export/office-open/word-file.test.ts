/** The layout of official documents: expected values are those of GB/T 9704-2012, 5.2 and 7. */
import { describe, expect, test } from 'vitest';

import { wordFile } from '../../../../../src/server/export/office-open/word-file.ts';
import type { ReportDocument } from '../../../../../src/server/export/report-document.ts';
import { bytesOf, readZip } from '../../../../read-zip.ts';
import { requireWellFormed } from '../../../../strict-xml.ts';

const report: ReportDocument = {
  title: '关于<第三批>居民问卷自测结果的通报',
  blocks: [
    { kind: 'heading', level: 1, text: '一、结论' },
    { kind: 'paragraph', text: '满意率 94.2 %。' },
    { kind: 'heading', level: 2, text: '（一）满意率' },
    {
      ...{ kind: 'table', caption: '各社区满意率', hasTotal: true },
      columns: [
        { title: '社区', align: 'start', width: 2 },
        { title: 'n', align: 'end', width: 1 },
      ],
      rows: [
        [{ text: '柳巷' }, { text: '138' }],
        [{ text: '合计' }, { text: '138' }],
      ],
    },
    { kind: 'points', points: ['1. 暂定。', '2. 参与者结果。'] },
  ],
  signature: ['示范街道', '2026年11月28日'],
};

const parts = readZip(await bytesOf(wordFile(report, '2026-11-28T04:00:00.000Z')));
const [document = '', styles = '', fonts = ''] = ['document', 'styles', 'fontTable'].map((name) =>
  parts.get(`word/${name}.xml`),
);

const styleOf = (id: string) => new RegExp(`<w:style [^>]*w:styleId="${id}">.*?</w:style>`).exec(styles)?.[0] ?? '';
/** Twentieths of a point. */
const millimetres = (twips: string | undefined) => Math.round((Number(twips) / 1440) * 25.4);

test('every part is well-formed XML', () => {
  for (const xml of parts.values()) expect(() => requireWellFormed(xml)).not.toThrow();
});

describe('the page', () => {
  test('is A4 with 37 mm above, 28 mm left, 26 mm right and 35 mm below', () => {
    const [, wide, high] = /<w:pgSz w:w="(\d+)" w:h="(\d+)"/.exec(document) ?? [];
    expect([wide, high].map(millimetres)).toEqual([210, 297]);
    const margins = ['top', 'left', 'right', 'bottom'].map(
      (side) => new RegExp(`w:${side}="(\\d+)"`).exec(document.slice(document.indexOf('<w:pgMar')))?.[1],
    );
    expect(margins.map(millimetres)).toEqual([37, 28, 26, 35]);
  });

  test('holds 22 lines of 28 characters', () => {
    const line = Number(/w:line="(\d+)" w:lineRule="exact"/.exec(styleOf('Body'))?.[1]) / 20;
    expect(line).toBeGreaterThanOrEqual(28);
    expect(line).toBeLessThanOrEqual(29);
    expect(Math.floor((((297 - 37 - 35) / 25.4) * 72) / line)).toBe(22);
    const closer = Number(/<w:spacing w:val="(-?\d+)"/.exec(styleOf('Body'))?.[1]) / 20;
    expect(Math.floor((((210 - 28 - 26) / 25.4) * 72) / (16 + closer))).toBe(28);
  });

  test('bears its number outside: “— 1 —”, 四号, right on odd pages and left on even ones', () => {
    expect(parts.get('word/settings.xml')).toContain('<w:evenAndOddHeaders/>');
    for (const [name, side] of [
      ['odd', 'right'],
      ['even', 'left'],
    ] as const) {
      const footer = parts.get(`word/footer-${name}.xml`) ?? '';
      expect(footer).toContain(`<w:jc w:val="${side}"/>`);
      expect(
        footer
          .replaceAll(/<w:instrText.*?<\/w:instrText>/g, '')
          .replaceAll(/<[^>]+>/g, '')
          .trim(),
      ).toBe('— 1 —');
      expect(footer).toContain(' PAGE ');
    }
    expect(styleOf('Footer')).toContain('<w:sz w:val="28"/>');
  });
});

describe('the type', () => {
  test.each([
    ['Title', '方正小标宋简体', 44],
    ['Heading1', '黑体', 32],
    ['Heading2', '楷体_GB2312', 32],
    ['Body', '仿宋_GB2312', 32],
  ])('%s is %s, %i half points', (id, font, size) => {
    expect(styleOf(id)).toContain(`w:eastAsia="${font}"`);
    expect(styleOf(id)).toContain(`<w:sz w:val="${size}"/>`);
  });

  test('says what stands in for a font that a machine lacks', () => {
    for (const [font, other] of [
      ['方正小标宋简体', '宋体'],
      ['仿宋_GB2312', 'FangSong'],
      ['楷体_GB2312', 'KaiTi'],
    ] as const)
      expect(fonts).toMatch(new RegExp(`<w:font w:name="${font}"><w:altName w:val="[^"]*${other}`));
  });
});

describe('the content', () => {
  test('comes in reading order, with headings that Word can navigate by', () => {
    const order = [...document.matchAll(/<w:pStyle w:val="(\w+)"\/>/g)].map((match) => match[1]);
    expect(order.filter((style) => style !== 'Cell')).toEqual([
      'Title',
      'Heading1',
      'Body',
      'Heading2',
      'Caption',
      'Body',
      'Body',
      'Body',
      'Signature',
      'Signature',
    ]);
    expect(styleOf('Heading1')).toContain('<w:outlineLvl w:val="0"/>');
    expect(document).toContain('关于&lt;第三批&gt;居民');
  });

  test('repeats the head of a table on every page and tears no row apart', () => {
    expect(document.match(/<w:tblHeader\/>/g)).toHaveLength(1);
    expect(document.match(/<w:cantSplit\/>/g)).toHaveLength(3);
  });

  test('has tables as wide as the text', () => {
    const widths = [...document.matchAll(/<w:gridCol w:w="(\d+)"/g)].map((match) => Number(match[1]));
    expect(millimetres(String(widths.reduce((sum, width) => sum + width, 0)))).toBe(156);
  });
});
