import { describe, expect, test } from 'vitest';
import { both, choice, findings, first, onOnePage, satisfaction, satisfactionChoices } from './definitions.ts';

test('a fair question is left alone', () => {
  expect(findings(onOnePage(satisfaction()))).toEqual([]);
});

describe('leading wording', () => {
  test('is found in one language and placed there, though the other is fair', () => {
    const title = both('How satisfied are you with our excellent parking?', '您对周边道路的停车秩序满意吗？');
    expect(findings(onOnePage(satisfaction({ title })))).toEqual([
      { rule: 'leadingWording', place: `${first}.title`, language: 'en' },
    ]);
  });

  test('is found in Chinese that stands where English is expected', () => {
    const title = '您对优质的停车服务满意吗？';
    expect(findings(onOnePage(satisfaction({ title })))).toContainEqual({
      rule: 'leadingWording',
      place: `${first}.title`,
      language: 'zh-CN',
    });
  });

  test('is found in headings, closing words and html', () => {
    const definition = {
      ...onOnePage({
        type: 'html',
        name: 'note',
        html: both('The city thanks you.', '<p>请<b>支持</b>创建，<i>人人有责</i>。</p>'),
      }),
      completedHtml: both('Thank you.', '<p>让我们携手共建美好家园。</p>'),
    };
    expect(findings(definition)).toEqual(
      expect.arrayContaining([
        { rule: 'leadingWording', place: 'completedHtml', language: 'zh-CN' },
        { rule: 'leadingWording', place: `${first}.html`, language: 'zh-CN' },
      ]),
    );
  });

  test('a choice may be strong but not presume', () => {
    const of = (chinese: string) =>
      findings(
        onOnePage(
          satisfaction({
            choices: [choice('very_satisfied', 'Very satisfied', chinese), ...satisfactionChoices.slice(1)],
          }),
        ),
      );
    expect(of('非常满意')).toEqual([]);
    expect(of('当然满意，毫无疑问')).toEqual([
      { rule: 'leadingWording', place: `${first}.choices[0].text`, language: 'zh-CN' },
    ]);
  });

  test('naming both directions makes a judging word fair', () => {
    const title = both('Has the parking improved or got worse?', '停车秩序是明显改善了还是变差了？');
    expect(findings(onOnePage(satisfaction({ title })))).toEqual([]);
  });
});

describe('a tip', () => {
  test('that names a favourable choice is refused', () => {
    const description = both('Most tick one.', '如果没有意见，请选非常满意');
    expect(findings(onOnePage(satisfaction({ description })))).toContainEqual({
      rule: 'praisedOption',
      place: `${first}.description`,
      language: 'zh-CN',
    });
  });

  test('that only explains passes', () => {
    const description = both('Within ten minutes on foot.', '步行十分钟以内。');
    expect(findings(onOnePage(satisfaction({ description })))).toEqual([]);
  });

  test('beside a choice counts as well', () => {
    const choices = [
      choice('very_satisfied', 'Very satisfied (recommended)', '非常满意'),
      ...satisfactionChoices.slice(1),
    ];
    expect(findings(onOnePage(satisfaction({ choices })))).toEqual([
      { rule: 'praisedOption', place: `${first}.choices[0].text`, language: 'en' },
    ]);
  });
});

test.each([
  ['in the closing words', { completedHtml: both('Collect your gift at the office.', '请到社区领取礼品。') }],
  ['in the title', { title: both('Win a voucher: answer now', '有奖问卷：完成即可抽奖') }],
])('a reward %s is refused in both languages', (_where, change) => {
  const rewards = findings({ ...onOnePage(satisfaction()), ...change }).filter(({ rule }) => rule === 'reward');
  expect(rewards.map(({ language }) => language).toSorted()).toEqual(['en', 'zh-CN']);
});

test('saying that there is no reward is no reward', () => {
  const completedHtml = both('There is no reward for answering.', '本问卷没有任何奖励。');
  expect(findings({ ...onOnePage(satisfaction()), completedHtml })).toEqual([]);
});

describe('personal details', () => {
  const open = (change: object) =>
    findings(onOnePage({ type: 'text', name: 'field', title: both('Anything else?', '还有别的吗？'), ...change }));

  test.each([
    ['a name', { title: both('Your full name', '您的姓名') }, `${first}.title`],
    ['a telephone input', { inputType: 'tel' }, first],
    ['an autofilled address', { autocomplete: 'street-address' }, first],
  ])('%s is refused', (_what, change, place) => {
    expect(open(change)).toContainEqual(expect.objectContaining({ rule: 'personalDetails', place }));
  });

  test('asking people not to write them passes', () => {
    expect(
      open({ title: both('What first? Please do not write your name.', '先解决什么？(请不要写姓名和电话)') }),
    ).toEqual([]);
  });
});

describe('two questions under one answer', () => {
  const titled = (chinese: string) =>
    findings(onOnePage(satisfaction({ title: both('How satisfied or dissatisfied are you?', chinese) })));

  test('two things judged at once are pointed out', () => {
    expect(titled('您对小区的卫生情况和停车秩序满意吗？')).toEqual([
      { rule: 'doubleBarrelled', place: `${first}.title`, language: 'zh-CN' },
    ]);
  });

  test('one quality of two places is one thing', () => {
    expect(titled('您对附近菜市场和小店的卫生满意吗？')).toEqual([]);
  });

  test('a question that depends on the one before it is one question', () => {
    expect(titled('您反映过问题吗？如果反映过，结果您满意吗？')).toEqual([]);
  });

  test('several answers may concern several things', () => {
    const question = satisfaction({
      type: 'checkbox',
      indicator: undefined,
      title: both('Which activities and places?', '您对哪些活动和场所有印象？'),
    });
    expect(findings(onOnePage(question)).map(({ rule }) => rule)).not.toContain('doubleBarrelled');
  });
});
