/**
 * Linli's own words in a SurveyJS definition, registered with survey-core's Serializer so that a definition stays
 * ordinary SurveyJS JSON: an unregistered word would be dropped on reading and reported as an error.
 *
 * - question `indicator`: what the item measures; `headline`: the one item of its family that verdicts rest on
 * - question `purpose`: why the system itself reads the item (age band, residence, visit cross-check)
 * - choice `role`: what the choice means for the indicator or for eligibility
 */
import { Serializer } from 'survey-core';
import { indicators, purposes, rolesOfScale } from '../domain/indicators/roles.ts';

const questionProperties = [
  { name: 'indicator:string', choices: [...indicators] },
  { name: 'headline:boolean', default: false },
  { name: 'purpose:string', choices: [...purposes] },
];
/** `choiceitem` and the items of matrices, ratings and image pickers inherit from `itemvalue`. */
const choiceProperties = [{ name: 'role:string', choices: Object.values(rolesOfScale).flat() }];

/** Safe to call again: survey-core is one shared registry per process. */
export function registerCustomProperties(): void {
  register('question', questionProperties);
  register('itemvalue', choiceProperties);
}

function register(className: string, properties: readonly { name: string }[]): void {
  for (const property of properties) {
    const name = property.name.replace(/:.*/, '');
    // Typed as always present, but null before the first registration.
    const registered: unknown = Serializer.findProperty(className, name);
    if (!registered) Serializer.addProperty(className, property);
  }
}
