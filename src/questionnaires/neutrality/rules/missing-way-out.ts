/**
 * No 说不清/不了解 where people may not know, no 不愿回答 where they may not wish to say: then they guess or make it up.
 * Knowledge is needed to judge a service, to recall a visit, how often or how things changed, to foresee what one would do.
 */
import { familyOf, scaleOfRole, type IndicatorFamily, type Scale } from '../../../domain/indicators/roles.ts';
import type { Rule } from '../finding.ts';
import { choosesOne } from '../answering.ts';
import type { ReadQuestion } from '../reading.ts';
import { sideOf } from '../wording/polarity.ts';

export const missingWayOut: Rule = {
  id: 'missingWayOut',
  severity: 'error',
  offences: ({ questions }) =>
    questions
      .filter((question) => choosesOne(question) && needsWayOut(question) && !hasWayOut(question))
      .map(({ name, place }) => ({ place, params: { question: name } })),
};

const judging: ReadonlySet<IndicatorFamily> = new Set(['satisfaction', 'outreach', 'change']);
const recalling: ReadonlySet<Scale> = new Set(['frequency', 'change', 'willingness']);
const satisfactionAsked = /满意(?:吗|不满意|度|程度)|\b(?:dis)?satisfied\b/iu;
const privateMatter =
  /年龄|收入|学历|文化程度|职业|婚姻|民族|宗教|信仰|政治面貌|疾病|\b(?:age|income|salary|education|religio\w+|marital|ethnic\w*|occupation)\b/iu;

function needsWayOut(question: ReadQuestion): boolean {
  const titles = question.titles.map(({ text }) => text);
  if (question.json['purpose'] === 'age' || titles.some((title) => privateMatter.test(title))) return true;
  if (question.indicator) {
    return judging.has(familyOf(question.indicator)) || usesScale(question);
  }
  return usesScale(question) || titles.some((title) => satisfactionAsked.test(title));
}

function usesScale({ choices }: ReadQuestion): boolean {
  return choices.some(({ role }) => role !== null && recalling.has(scaleOfRole(role)));
}

/** 没反映过 and 还没有答复 are facts about oneself, not a way out, but whoever is asked about them needs none. */
function hasWayOut({ choices }: ReadQuestion): boolean {
  return choices.some((choice) =>
    choice.role ? choice.role === 'unsure' || choice.role === 'declined' : sideOf(choice) === 'apart',
  );
}
