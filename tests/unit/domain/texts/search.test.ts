/** Looking for words in texts: two characters of Chinese, words of English, and never in what is masked. */
import { describe, expect, test } from 'vitest';

import {
  findWords,
  inContext,
  maskPersonalData,
  searchWords,
  type Marked,
} from '../../../../src/domain/texts/index.ts';

function written(parts: readonly Marked[]): string {
  return parts
    .map((part) => ('masked' in part ? `<${part.masked}>` : part.isHit ? `[${part.text}]` : part.text))
    .join('');
}

function found(text: string, typed: string): string | null {
  const parts = findWords(maskPersonalData(text), searchWords(typed));
  return parts && written(parts);
}

describe('words typed into the search field', () => {
  test.each([
    ['停车 噪音', ['停车', '噪音']],
    ['停车，噪音、停车', ['停车', '噪音']],
    ['ＬＩＦＴ', ['lift']],
    ['   ', []],
    ['a b c d e f g', ['a', 'b', 'c', 'd', 'e']],
  ])('%s', (typed, words) => {
    expect(searchWords(typed)).toEqual(words);
  });
});

describe('a word', () => {
  test('of two Chinese characters is found inside a sentence', () => {
    expect(found('晚上小区停车位不够', '停车')).toBe('晚上小区[停车]位不够');
  });

  test('of one character, or twice, is marked each time', () => {
    expect(found('灯坏了，路灯也坏了', '灯')).toBe('[灯]坏了，路[灯]也坏了');
  });

  test('in letters is found where a word begins, whatever its size', () => {
    expect(found('The LIFT and the lifts', 'lift')).toBe('The [LIFT] and the [lift]s');
    expect(found('A careful scar', 'car')).toBe('A [car]eful scar');
    expect(found('shoplifting', 'lift')).toBeNull();
  });

  test('typed full width finds what was written half width, and the other way round', () => {
    expect(found('ＷｉＦｉ太慢', 'wifi')).toBe('[ＷｉＦｉ]太慢');
  });

  test('has to be there together with all the others', () => {
    expect(found('停车难，噪音大', '停车 噪音')).toBe('[停车]难，[噪音]大');
    expect(found('停车难', '停车 噪音')).toBeNull();
  });

  test('that overlaps another is marked together with it', () => {
    expect(found('停车位少', '停车 车位')).toBe('[停车][位]少');
  });

  test('in what is masked is not found, so that no number can be guessed', () => {
    for (const guess of ['138', '1380', '13800138000', '电话号'])
      expect(found('请打13800138000', guess), guess).toBeNull();
    expect(found('请打13800138000谢谢', '谢谢')).toBe('请打<phone>[谢谢]');
  });

  test('is text, not a pattern', () => {
    expect(found('好.坏(真)', '.')).toBe('好[.]坏(真)');
    expect(found('好坏', '.*')).toBeNull();
  });
});

describe('a hit in its context', () => {
  const long = `${'前'.repeat(60)}停车${'后'.repeat(60)}`;
  const around = (text: string, typed: string, characters: number) => {
    const parts = findWords(maskPersonalData(text), searchWords(typed)) ?? [];
    const { isCutBefore, isCutBehind, parts: shown } = inContext(parts, characters);
    return `${isCutBefore ? '…' : ''}${written(shown)}${isCutBehind ? '…' : ''}`;
  };

  test('has as much on each side', () => {
    expect(around(long, '停车', 3)).toBe('…前前前[停车]后后后…');
  });

  test('is not cut where the text ends', () => {
    expect(around(`停车${'后'.repeat(60)}`, '停车', 3)).toBe('[停车]后后后…');
    expect(around(`${'前'.repeat(60)}停车`, '停车', 3)).toBe('…前前前[停车]');
  });

  test('stands as a whole where that is hardly longer, or nothing was looked for', () => {
    expect(around('小区停车难', '停车', 3)).toBe('小区[停车]难');
    expect(around(long, '', 3)).toBe(long);
  });
});
