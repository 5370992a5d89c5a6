/** Messages stand beside the code: no answer is named, no gift offered, and whoever explains freely is left alone. */
import { describe, expect, test } from 'vitest';
import { messageFindings } from '../../../src/questionnaires/neutrality/message-words.ts';

const blocked = (text: string, language: 'zh-CN' | 'en') =>
  messageFindings(text, language).filter(({ isCoaching }) => isCoaching);

describe('blocks', () => {
  test.each([
    '收到问卷请选满意。',
    '接到电话请回答满意',
    '电话来了请您说满意',
    '请给社区打满分',
    '请大家都选“非常满意”。',
    '问到创建，请回答知道。',
    '扫码就送小礼品',
    '扫码即送洗衣液一瓶。',
    '前 100 名赠送纪念品',
    '填问卷可参加抽奖',
  ])('%s', (text) => {
    expect(blocked(text, 'zh-CN').map(({ sentence }) => sentence)).toEqual([text]);
  });
  test.each([
    'Please choose very satisfied.',
    'Please say you are very satisfied.',
    'Scan to receive a gift.',
    'Give five stars!',
  ])('%s', (text) => {
    expect(blocked(text, 'en')).toHaveLength(1);
  });
});

describe('passes', () => {
  test.each([
    '请说说您是否满意。',
    '满意的、不满意的，都请照实说。',
    '回答满意或不满意都可以。',
    '没有标准答案，也没有奖品。',
    '您说不满意也行。',
    '填不填由您决定，不问姓名和电话。',
    '说说您知道多少。',
  ])('%s', (text) => {
    expect(messageFindings(text, 'zh-CN')).toEqual([]);
  });
  test.each(['There are no right answers.', 'There are no gifts.', 'Say what you think.'])('%s', (text) => {
    expect(messageFindings(text, 'en')).toEqual([]);
  });
});

test('praise elsewhere is a question to the author', () => {
  expect(messageFindings('热心的老吴修了伞。请照实说。', 'zh-CN')).toEqual([
    { sentence: '热心的老吴修了伞。', isCoaching: false },
  ]);
});
