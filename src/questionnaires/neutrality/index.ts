/**
 * The neutrality lint: every rule of the house about fair questions, run on a definition before it can be published.
 * Reads plain JSON, so that it also judges definitions that do not compile, and never throws.
 */
import type { Finding, Rule } from './finding.ts';
import { readDefinition } from './reading.ts';
import { agreeOnlyScale } from './rules/agree-only-scale.ts';
import { directionChanges } from './rules/direction-changes.ts';
import { doubleBarrelled } from './rules/double-barrelled.ts';
import { headline } from './rules/headline.ts';
import { leadingWording } from './rules/leading-wording.ts';
import { missingWayOut } from './rules/missing-way-out.ts';
import { order } from './rules/order.ts';
import { personalDetails } from './rules/personal-details.ts';
import { praisedOption } from './rules/praised-option.ts';
import { preselected } from './rules/preselected.ts';
import { reward } from './rules/reward.ts';
import { rolesMissing } from './rules/roles-missing.ts';
import { tooLong } from './rules/too-long.ts';
import { translationMissing } from './rules/translation-missing.ts';
import { unbalancedScale } from './rules/unbalanced-scale.ts';
import { unknownWord } from './rules/unknown-word.ts';
import { unpromptedApart } from './rules/unprompted-apart.ts';

export { ruleIds, type Finding, type RuleId, type Severity } from './finding.ts';

export const rules: readonly Rule[] = [
  leadingWording,
  agreeOnlyScale,
  unbalancedScale,
  missingWayOut,
  preselected,
  praisedOption,
  reward,
  doubleBarrelled,
  personalDetails,
  tooLong,
  order,
  unpromptedApart,
  rolesMissing,
  unknownWord,
  headline,
  translationMissing,
  directionChanges,
];

export function lintNeutrality(definition: unknown): Finding[] {
  const reading = readDefinition(definition);
  return rules.flatMap(({ id, severity, offences }) =>
    offences(reading).map((offence) => ({ ...offence, rule: id, severity, params: offence.params ?? {} })),
  );
}
