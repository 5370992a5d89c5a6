/**
 * A questionnaire from elsewhere carries none of Linli's words, so no verdict of ours rests on it. What protects the people
 * who answer stays an error: leading words, one-sided choices, rewards, preselected answers, personal details. What only
 * protects our figures, or our readers' comfort, becomes a warning.
 */
import type { Finding, RuleId } from '../neutrality/index.ts';
import { readDefinition } from '../neutrality/reading.ts';

const softened: ReadonlySet<RuleId> = new Set<RuleId>([
  'translationMissing',
  'missingWayOut',
  'tooLong',
  'directionChanges',
]);

export function isForeign(definition: unknown): boolean {
  const { questions } = readDefinition(definition);
  return !questions.some(
    ({ json, choices }) =>
      ['indicator', 'headline', 'purpose'].some((word) => json[word] !== undefined) ||
      choices.some(({ statedRole }) => statedRole !== undefined),
  );
}

export function forForeign(findings: readonly Finding[]): Finding[] {
  return findings.map((finding) => (softened.has(finding.rule) ? { ...finding, severity: 'warning' } : finding));
}
