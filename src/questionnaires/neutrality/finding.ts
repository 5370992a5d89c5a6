/** What a neutrality rule reports. The words shown to an author come from i18n (`neutrality.<rule>`), filled with `params`. */
import type { Language } from '../../domain/form/form.ts';
import type { Reading } from './reading.ts';

export const ruleIds = [
  'leadingWording',
  'agreeOnlyScale',
  'unbalancedScale',
  'missingWayOut',
  'preselected',
  'praisedOption',
  'reward',
  'doubleBarrelled',
  'personalDetails',
  'tooLong',
  'order',
  'unpromptedApart',
  'rolesMissing',
  'unknownWord',
  'headline',
  'translationMissing',
  'directionChanges',
] as const;
export type RuleId = (typeof ruleIds)[number];

/** An error blocks publication; a warning asks the author to look again, because the rule judges by wording alone. */
export type Severity = 'error' | 'warning';

export interface Offence {
  /** JSON path in the definition, such as `pages[0].elements[2].title`. */
  readonly place: string;
  /** Of the offending text; absent where the structure offends. */
  readonly language?: Language;
  readonly params?: Readonly<Record<string, string | number>>;
}

export interface Finding extends Offence {
  readonly rule: RuleId;
  readonly severity: Severity;
  readonly params: Readonly<Record<string, string | number>>;
}

export interface Rule {
  readonly id: RuleId;
  readonly severity: Severity;
  readonly offences: (reading: Reading) => readonly Offence[];
}
