/** An indicator, role or purpose that is not in the vocabulary, or a role that means nothing for its indicator. */
import { rolesOfFamily } from '../../../domain/indicators/rates.ts';
import { familyOf, isIndicator, isPurpose, scaleOfRole } from '../../../domain/indicators/roles.ts';
import type { ReadChoice } from '../choices.ts';
import type { Offence, Rule } from '../finding.ts';
import { property } from '../json.ts';
import type { ReadQuestion } from '../reading.ts';

export const unknownWord: Rule = {
  id: 'unknownWord',
  severity: 'error',
  offences: ({ questions }) =>
    questions.flatMap((question) => [
      ...unknownProperty(question, 'indicator', isIndicator),
      ...unknownProperty(question, 'purpose', isPurpose),
      ...question.choices.filter((choice) => isForeign(choice, question)).map(roleOffence),
    ]),
};

function unknownProperty({ json, place }: ReadQuestion, name: string, known: (word: unknown) => boolean): Offence[] {
  const word = property(json, name);
  return word === undefined || known(word) ? [] : [{ place: `${place}.${name}`, params: { word: asText(word) } }];
}

/** Roles apart from a scale (不适用, 不愿回答) may stand anywhere. */
function isForeign({ role, statedRole }: ReadChoice, { indicator }: ReadQuestion): boolean {
  if (statedRole === undefined) return false;
  if (!role) return true;
  const scale = scaleOfRole(role);
  if (!indicator || scale === 'apart' || scale === 'eligibility') return false;
  return !rolesOfFamily(familyOf(indicator)).has(role);
}

function roleOffence({ place, statedRole }: ReadChoice): Offence {
  return { place: `${place}.role`, params: { word: asText(statedRole) } };
}

function asText(word: unknown): string {
  return typeof word === 'string' ? word : typeof word;
}
