/** Masking, measured on texts of our own in which a person marked what is personal: what is found of it, and what is found too much. */
import { describe, expect, test } from 'vitest';

import {
  maskPersonalData,
  personalDataIn,
  personalKinds,
  type PersonalKind,
  type PersonalStretch,
} from '../../../../src/domain/texts/index.ts';
import labelled from './labelled-texts.json' with { type: 'json' };

const texts = labelled as readonly { readonly text: string; readonly spans: readonly PersonalStretch[] }[];

function readable(text: string): string {
  return maskPersonalData(text)
    .map((piece) => ('text' in piece ? piece.text : `<${piece.masked}>`))
    .join('');
}

interface Measured {
  readonly kind: PersonalKind;
  readonly marked: number;
  readonly recall: number;
  readonly found: number;
  readonly precision: number;
}

function measured(kind: PersonalKind): Measured {
  const results = texts.map(({ spans, text }) => ({ spans, found: personalDataIn(text) }));
  const marked = results.flatMap(({ found, spans }) =>
    spans.filter((one) => one.kind === kind).map((one) => ({ one, found })),
  );
  const claimed = results.flatMap(({ found, spans }) =>
    found.filter((one) => one.kind === kind).map((one) => ({ one, spans })),
  );
  // All of it has to be gone, whatever it was taken for.
  const covered = marked.filter(({ found, one }) => isCovered(one, found)).length;
  const right = claimed.filter(({ one, spans }) =>
    spans.some((span) => span.kind === kind && overlap(span, one)),
  ).length;
  return {
    kind,
    ...{ marked: marked.length, recall: covered / marked.length },
    ...{ found: claimed.length, precision: right / claimed.length },
  };
}

function isCovered({ end, start }: PersonalStretch, found: readonly PersonalStretch[]): boolean {
  return Array.from({ length: end - start }, (_, offset) => start + offset).every((at) =>
    found.some((one) => one.start <= at && at < one.end),
  );
}

function overlap(one: PersonalStretch, other: PersonalStretch): boolean {
  return one.start < other.end && other.start < one.end;
}

describe('on labelled texts', () => {
  const kinds = personalKinds.map(measured);

  test('there are at least 200, a third of them with nothing personal in them, and some of every kind', () => {
    expect(texts.length).toBeGreaterThanOrEqual(200);
    expect(new Set(texts.map(({ text }) => text)).size).toBe(texts.length);
    expect(texts.filter(({ spans }) => spans.length === 0).length).toBeGreaterThan(texts.length / 3);
    for (const { kind, marked } of kinds) expect(marked, kind).toBeGreaterThanOrEqual(5);
  });

  test('every telephone and identity number is gone, and nine of ten of everything that is masked is personal', () => {
    console.table(kinds.map((one) => ({ ...one, recall: one.recall.toFixed(3), precision: one.precision.toFixed(3) })));
    const recall = Object.fromEntries(kinds.map((one) => [one.kind, one.recall]));
    expect(recall).toMatchObject({ phone: 1, id: 1 });
    for (const one of kinds) expect(one.recall, one.kind).toBeGreaterThanOrEqual(0.9);
    const [found, right] = [sum(kinds, 'found'), kinds.reduce((all, one) => all + one.precision * one.found, 0)];
    expect(right / found).toBeGreaterThanOrEqual(0.9);
  });
});

function sum(kinds: readonly Measured[], part: 'found' | 'marked'): number {
  return kinds.reduce((all, one) => all + one[part], 0);
}

describe('what stays', () => {
  test.each([
    '138路公交车站太远',
    '2026年能不能装电梯',
    '打12345没人管',
    '3栋2单元的灯坏了',
    '1、3、5、7、9、11、13号楼都没通暖气',
    '王主任很负责，李书记也来过',
    '微信群里没人回复',
    '',
  ])('%s', (text) => {
    expect(readable(text)).toBe(text);
  });
});

describe('what goes', () => {
  test.each([
    ['我叫张伟，住3栋2单元501室，电话１３８-００１３-８０００。', '我叫<name>，住<address>，电话<phone>。'],
    ['310101199003071234 13800138000', '<id> <phone>'],
    ['13800138000、13912345678都可以', '<phone>、<phone>都可以'],
    ['6222020200112345678', '<card>'],
    ['幺三八零零幺三八零零零', '<phone>'],
    ['1\uFE0F\u20E33\uFE0F\u20E38\uFE0F\u20E300138000', '<phone>'],
  ])('%s', (text, shown) => {
    expect(readable(text)).toBe(shown);
  });

  test('the rest of the text is as it was written, to the character', () => {
    for (const { text } of texts) {
      const found = personalDataIn(text);
      const kept = found.reduceRight((left, { end, start }) => left.slice(0, start) + left.slice(end), text);
      expect(
        maskPersonalData(text)
          .map((piece) => ('text' in piece ? piece.text : ''))
          .join(''),
      ).toBe(kept);
    }
  });

  test('a text of five hundred digits or letters takes no noticeable time', () => {
    const began = performance.now();
    for (const unit of ['1', '1 ', '一', 'a', '王', '3栋', '(', '12-', '加v'])
      maskPersonalData(unit.repeat(500 / unit.length));
    expect(performance.now() - began).toBeLessThan(500);
  });
});
