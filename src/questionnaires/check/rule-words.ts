/** survey-core's linter speaks English sentences; what it is about is quoted in them, and the rest we say ourselves. */
export const worded = ['name/duplicate', 'reference/unknown', 'expression/syntax', 'property/required'] as const;

export interface RuleWords {
  readonly rule: (typeof worded)[number] | 'other';
  readonly detail: string;
}

/** Reads `name/duplicate: The name "a" is duplicated.` */
export function ruleWords(detail: string): RuleWords {
  const [, rule = '', sentence = detail] = /^([a-z-]+\/[a-z-]+): (.*)$/s.exec(detail) ?? [];
  const known = worded.find((word) => word === rule);
  if (!known) return { rule: 'other', detail: sentence.replace(/ \(in ".*$/s, '') };
  const quoted = /"([^"]*)"/.exec(sentence)?.[1];
  if (known === 'property/required') return { rule: known, detail: /^(?:the|an?) ([\w-]+)/i.exec(sentence)?.[1] ?? '' };
  return { rule: known, detail: quoted ?? sentence };
}
