/** The texts an office may begin with pass everything it will be asked: the lint, the placeholders, and the paper they are for. */
import { describe, expect, test } from 'vitest';
import { messageForms, roomProblems } from '../../../../src/domain/messages/room.ts';
import { unknownPlaceholders } from '../../../../src/domain/messages/placeholders.ts';
import { longestMessage, messageFields } from '../../../../src/domain/messages/typed-message.ts';
import { differences } from '../../../../src/pages/office/messages/_messages/differences.ts';
import { groupText, filledWords, valuesFor, wordsIn } from '../../../../src/pages/office/messages/_messages/filling.ts';
import { starters } from '../../../../src/pages/office/messages/_messages/starters.ts';
import { messageFindings } from '../../../../src/questionnaires/neutrality/message-words.ts';

const place = {
  ...{ id: 'p', name_zh: '松涛苑第二社区', name_en: 'Songtao Second Community', office_zh: '云溪街道', slug: 'yunxi' },
  ...{ office_en: 'Yunxi Sub-district', contact: '010-0000 0000', code: 'K7M2QX' as string | null },
};
const origin = 'https://survey.example';

describe.each(starters)('$slug', (starter) => {
  test('leans nowhere, in either language', () => {
    expect(messageFindings(`${starter.title_zh}\n${starter.body_zh}`, 'zh-CN')).toEqual([]);
    expect(messageFindings(`${starter.title_en}\n${starter.body_en}`, 'en')).toEqual([]);
  });

  test('has known placeholders and every text within its length', () => {
    expect(unknownPlaceholders(Object.values(starter).join('\n'))).toEqual([]);
    for (const [name, text] of Object.entries<string>({ ...starter })) {
      const field = messageFields.find((one) => one === name);
      if (field)
        expect({ name, fits: text.length <= longestMessage[field], is: text !== '' }).toEqual({
          name,
          fits: true,
          is: true,
        });
    }
  });
});

test.each([
  ['school-letter', 'letter'],
  ['poster', 'poster'],
  ['shop-card', 'shop'],
  ['window-card', 'window'],
  ['window-card', 'table'],
] as const)('%s fits its paper in both languages: %s', (slug, form) => {
  const starter = starters.find((one) => one.slug === slug);
  if (!starter) throw new Error(slug);
  const wanted = (['zh-CN', 'en'] as const).map((language) => ({
    language,
    words: filledWords(wordsIn(starter, language), valuesFor(place, language, origin)),
  }));
  expect(messageForms).toContain(form);
  expect(roomProblems(form, wanted)).toEqual([]);
  expect(roomProblems(form, wanted.slice(0, 1))).toEqual([]);
});

test('the text of a group has the address once and the words that bind; without a code it leads home and binds nobody', () => {
  const texts = { title_zh: '', title_en: '', body_zh: '## {社区}\n**请看** {网址}', body_en: '' };
  const asked = { language: 'zh-CN', origin } as const;
  expect(groupText(texts, place, asked)).toEqual({
    missing: [],
    text: '松涛苑第二社区\n请看 https://survey.example/q/K7M2QX\n\n自愿、匿名、本街道自测',
  });
  const home = groupText({ ...texts, body_zh: '请看' }, { ...place, code: null }, asked);
  expect(home.text).toBe('请看\n\nhttps://survey.example/s/yunxi');
  expect(groupText({ ...texts, body_zh: '{电话}' }, { ...place, contact: null }, asked).missing).toEqual(['phone']);
});

test('a difference names the words that came and went, in Chinese, too', () => {
  const parts = differences('请打电话给社区。', '请打电话给街道。', 'zh').filter(({ kind }) => kind !== 'same');
  expect(parts).toEqual([
    { kind: 'out', text: '社区' },
    { kind: 'in', text: '街道' },
  ]);
});
