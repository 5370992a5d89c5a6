import { describe, expect, test } from 'vitest';
import {
  awareness,
  both,
  choice,
  findings,
  first,
  knowledgeChoices,
  onOnePage,
  satisfaction,
  satisfactionChoices,
} from './definitions.ts';

const rulesOf = (...elements: object[]) => findings(onOnePage(...elements)).map(({ rule }) => rule);

describe('choices', () => {
  test('on one side only are refused', () => {
    expect(rulesOf(satisfaction({ choices: [0, 1, 2, 5].map((index) => satisfactionChoices[index]) }))).toEqual([
      'agreeOnlyScale',
    ]);
  });

  test('are judged by their words where they carry no role', () => {
    const choices = [both('Agree', '同意'), both('Fully agree', '完全同意'), both('Neutral', '中立')].map(
      (text, value) => ({
        value,
        text,
      }),
    );
    expect(
      rulesOf({ ...satisfaction({ choices }), indicator: undefined, title: both('Lifts?', '加装电梯？') }),
    ).toEqual(['agreeOnlyScale']);
  });

  test('more favourable than unfavourable are refused', () => {
    expect(rulesOf(satisfaction({ choices: satisfactionChoices.toSpliced(3, 1) }))).toEqual(['unbalancedScale']);
  });

  test('need a way out where a service is judged', () => {
    expect(rulesOf(satisfaction({ choices: satisfactionChoices.slice(0, 5) }))).toEqual(['missingWayOut']);
  });

  test('“not applicable” is no way out for who simply does not know', () => {
    const choices = [...satisfactionChoices.slice(0, 5), choice('not_applicable', 'None here', '没有物业')];
    expect(rulesOf(satisfaction({ choices }))).toEqual(['missingWayOut']);
  });

  test('about one’s age need “prefer not to say”', () => {
    const age = { type: 'radiogroup', name: 'age', title: both('Your age group', '您的年龄段'), purpose: 'age' };
    const bands = [
      { value: 1, text: '18-34' },
      { value: 2, text: '35-99' },
    ];
    expect(rulesOf({ ...age, choices: bands })).toEqual(['missingWayOut']);
    expect(rulesOf({ ...age, choices: [...bands, choice('declined', 'Prefer not to say', '不愿回答')] })).toEqual([]);
  });

  test('survey-core’s own “don’t know” is a way out', () => {
    const choices = satisfactionChoices.slice(0, 5);
    const own = { showDontKnowItem: true, dontKnowText: both('I cannot judge', '不了解') };
    expect(rulesOf(satisfaction({ choices, ...own }))).toEqual([]);
  });
});

describe('an answer before anybody chose', () => {
  test.each(['defaultValue', 'defaultValueExpression', 'setValueExpression'])('by %s is refused', (property) => {
    expect(findings(onOnePage(satisfaction({ [property]: 'very_satisfied' })))).toEqual([
      { rule: 'preselected', place: `${first}.${property}` },
    ]);
  });

  test('by a trigger is refused', () => {
    const triggers = [{ type: 'setvalue', setToName: 'parking', setValue: 'very_satisfied' }];
    expect(findings({ ...onOnePage(satisfaction()), triggers })).toEqual([
      { rule: 'preselected', place: 'triggers[0]' },
    ]);
  });

  test('in a plain field that feeds nothing harms nobody', () => {
    expect(rulesOf({ type: 'text', name: 'street', title: both('Street', '街道'), defaultValue: '1' })).toEqual([]);
  });
});

describe('order', () => {
  test('satisfaction before awareness is refused, at the item that comes too early', () => {
    expect(findings(onOnePage(satisfaction(), awareness()))).toEqual([{ rule: 'order', place: first }]);
  });

  test('the visit cross-check waits for the sources', () => {
    const visit = awareness({
      name: 'visit',
      indicator: 'outreach.visit',
      choices: [choice('yes', 'Yes', '是'), choice('no', 'No', '否'), choice('unsure', 'Not sure', '说不清')],
    });
    const sources = awareness({
      type: 'checkbox',
      name: 'sources',
      indicator: 'reach.sources',
      choices: [choice('mentioned', 'Posters', '宣传栏'), choice('none', 'None', '都没有')],
    });
    expect(rulesOf(visit, sources)).toEqual(['order']);
    expect(rulesOf(sources, visit)).toEqual([]);
  });

  test('unprompted awareness comes first and stands alone', () => {
    const recall = {
      type: 'comment',
      name: 'heard',
      title: both('What have you heard?', '您听说了什么？'),
      indicator: 'recall.activities',
    };
    const pages = (...names: object[][]) => ({
      pages: names.map((elements, index) => ({ name: `p${String(index)}`, elements })),
    });
    const rules = (definition: object) => findings(definition).map(({ rule }) => rule);
    expect(rules(pages([recall], [awareness()]))).toEqual([]);
    expect(rules(pages([recall, awareness()]))).toEqual(['unpromptedApart']);
    expect(rules(pages([awareness()], [recall]))).toEqual(['unpromptedApart']);
  });
});

describe('the vocabulary', () => {
  test('a choice without a role on an indicator is refused', () => {
    const choices = [...satisfactionChoices, { value: 'other', text: both('Other', '其他') }];
    expect(findings(onOnePage(satisfaction({ choices })))).toEqual([
      { rule: 'rolesMissing', place: `${first}.choices[6]` },
    ]);
  });

  test('a misspelt indicator, purpose or role is refused', () => {
    const choices = [...knowledgeChoices, choice('hurd', 'Perhaps', '也许')];
    expect(findings(onOnePage(awareness({ indicator: 'awarness', purpose: 'aeg', choices })))).toEqual([
      { rule: 'unknownWord', place: `${first}.indicator` },
      { rule: 'unknownWord', place: `${first}.purpose` },
      { rule: 'unknownWord', place: `${first}.choices[3].role` },
    ]);
  });

  test('a role that means nothing for its indicator is refused', () => {
    const choices = knowledgeChoices.with(1, choice('often', 'Often', '经常'));
    expect(findings(onOnePage(awareness({ choices })))).toContainEqual({
      rule: 'unknownWord',
      place: `${first}.choices[1].role`,
    });
  });

  test('two headlines of one family are refused, and one on an open item', () => {
    expect(rulesOf(satisfaction({ headline: true }), satisfaction({ name: 'b', headline: true }))).toEqual([
      'headline',
    ]);
    const recall = {
      type: 'comment',
      name: 'heard',
      title: both('What?', '什么？'),
      indicator: 'recall.activities',
      headline: true,
    };
    expect(rulesOf(recall)).toEqual(['headline']);
  });
});

describe('translations', () => {
  test('a text in one language lacks the other', () => {
    expect(findings(onOnePage(satisfaction({ title: { default: 'How satisfied or dissatisfied are you?' } })))).toEqual(
      [{ rule: 'translationMissing', place: `${first}.title`, language: 'zh-CN' }],
    );
  });

  test('a choice that shows its value lacks both, a number none', () => {
    const question = { type: 'dropdown', name: 'n', title: both('How many?', '几个？') };
    expect(findings(onOnePage({ ...question, choices: ['one'] })).map(({ language }) => language)).toEqual([
      'zh-CN',
      'en',
    ]);
    expect(rulesOf({ ...question, choices: [1, '2'] })).toEqual([]);
  });
});

describe('length', () => {
  const items = (count: number) =>
    Array.from({ length: count }, (_, index) => satisfaction({ name: `q${String(index)}` }));

  test('twenty items pass, twenty-one do not', () => {
    expect(rulesOf(...items(20))).toEqual([]);
    expect(rulesOf(...items(21))).toEqual(['tooLong']);
  });

  test('a matrix counts its rows', () => {
    const rows = Array.from({ length: 21 }, (_, index) => index);
    const matrix = { type: 'matrix', name: 'm', title: both('Rows', '各项'), columns: [1, 2], rows };
    expect(rulesOf(matrix)).toEqual(['tooLong']);
  });
});

describe('direction', () => {
  const backwards = [...satisfactionChoices.slice(0, 5).toReversed(), ...satisfactionChoices.slice(5)];

  test('a scale against the first one is refused', () => {
    expect(findings(onOnePage(satisfaction(), satisfaction({ name: 'b', choices: backwards })))).toEqual([
      { rule: 'directionChanges', place: 'pages[0].elements[1]' },
    ]);
  });

  test('worst first throughout is one direction', () => {
    expect(rulesOf(satisfaction({ choices: backwards }), satisfaction({ name: 'b', choices: backwards }))).toEqual([]);
  });

  test('random order has none', () => {
    expect(rulesOf(satisfaction({ choicesOrder: 'random' }))).toEqual(['directionChanges']);
  });
});
