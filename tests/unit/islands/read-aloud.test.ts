/** A voice reads one sentence at a time: the text is cut behind the mark that ends it, with the quotation mark that closes it. */
import { expect, test } from 'vitest';
import { sentenceEnds } from '../../../src/islands/read-aloud/sentences.ts';

const cut = (text: string) => sentenceEnds(text).map((end, index, ends) => text.slice(ends[index - 1] ?? 0, end));

test.each([
  ['灯坏了，谁来修？通道堵了。', ['灯坏了，谁来修？', '通道堵了。']],
  ['他说：“修好了。”大家走了', ['他说：“修好了。”', '大家走了']],
  ['没有句号', ['没有句号']],
  ['Call 12345. It costs 3.5 yuan.', ['Call 12345.', ' It costs 3.5 yuan.']],
  ['“Is it lit?” she asked.', ['“Is it lit?”', ' she asked.']],
  ['第一件；第二件；', ['第一件；', '第二件；']],
  [' ', []],
])('%s', (text, sentences) => expect(cut(text)).toEqual(sentences));

test('nothing is lost between sentences', () => {
  const text = '一。二？！三；four. five';
  expect(cut(text).join('')).toBe(text);
});
