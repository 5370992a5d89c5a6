/** Small definitions for the rules: one question that offends no rule, to be changed in one respect at a time. */
import { lintNeutrality, type Finding } from '../../../../src/questionnaires/neutrality/index.ts';

export function both(english: string, chinese: string): Record<string, string> {
  return { default: english, 'zh-cn': chinese };
}

export function choice(role: string, english: string, chinese: string) {
  return { value: role, text: both(english, chinese), role };
}

export const satisfactionChoices = [
  choice('very_satisfied', 'Very satisfied', '非常满意'),
  choice('fairly_satisfied', 'Fairly satisfied', '比较满意'),
  choice('neutral', 'So-so', '一般'),
  choice('fairly_dissatisfied', 'Not very satisfied', '不太满意'),
  choice('very_dissatisfied', 'Very dissatisfied', '很不满意'),
  choice('unsure', 'I cannot judge', '不了解'),
];

export const knowledgeChoices = [
  choice('known', 'I know', '知道'),
  choice('heard', 'I have heard of it', '听说过一些'),
  choice('unknown', 'I do not know', '不知道'),
];

export function satisfaction(changes: object = {}): object {
  return {
    type: 'radiogroup',
    name: 'parking',
    title: both('How satisfied or dissatisfied are you with the parking nearby?', '您对周边道路的停车秩序满意吗？'),
    indicator: 'satisfaction.traffic',
    choices: satisfactionChoices,
    ...changes,
  };
}

export function awareness(changes: object = {}): object {
  return {
    type: 'radiogroup',
    name: 'reporting',
    title: both('Do you know whom to tell about a problem?', '您知道遇到问题可以向谁反映吗？'),
    indicator: 'awareness.reporting',
    choices: knowledgeChoices,
    ...changes,
  };
}

export function onOnePage(...elements: readonly object[]): object {
  return { title: both('Residents', '居民问卷'), pages: [{ name: 'page', elements }] };
}

export function findings(definition: unknown): Pick<Finding, 'rule' | 'place' | 'language'>[] {
  return lintNeutrality(definition).map(({ rule, place, language }) => ({
    rule,
    place,
    ...(language && { language }),
  }));
}

export const first = 'pages[0].elements[0]';
