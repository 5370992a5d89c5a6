/** An office may praise a neighbour; it may not tell anybody what to answer. */
import { expect, test } from 'vitest';
import { demoNews } from '../../src/embedded/demo/news.ts';
import { leaningSentences } from '../../src/questionnaires/neutrality/published-words.ts';

const coaching = (text: string, language: 'zh-CN' | 'en' = 'zh-CN') =>
  leaningSentences(text, language).filter(({ isCoaching }) => isCoaching).length;

test.each([
  '接到问卷请您务必选择“非常满意”。',
  '完成问卷可以领取礼品一份。',
  '大家都对本街道非常满意，您也会满意的。',
  '问卷来了，希望您给予好评，满意最重要。',
])('refused: %s', (sentence) => expect(coaching(sentence)).toBeGreaterThan(0));

test('refused in English as well', () => {
  expect(coaching('When the questionnaire comes, please tick very satisfied.', 'en')).toBe(1);
});

test.each([
  '第二批问卷收到 2,310 份，满意率 94.2%（93.1%–95.1%）。',
  '问卷自愿填写，满意和不满意都可以写。',
  '路灯换好了。',
])('passes: %s', (sentence) => expect(coaching(sentence)).toBe(0));

test('praise of a neighbour is a question to the author, not a refusal', () => {
  const found = leaningSentences('热心的老周又修好了三把伞。', 'zh-CN');
  expect(found).toEqual([{ sentence: '热心的老周又修好了三把伞。', isCoaching: false }]);
});

test('the news of the demo could be published', () => {
  for (const { title_zh, summary_zh, body_zh, body_en = '' } of demoNews) {
    expect(coaching([title_zh, summary_zh, body_zh].join('\n')), title_zh).toBe(0);
    expect(coaching(body_en, 'en'), title_zh).toBe(0);
  }
});
