/** The order in which choices are shown, and which of them stay last whatever it is. */
import type { Base } from 'survey-core';
import type { Choice, ChoiceOrder } from '../domain/form/form.ts';
import { rolesOfScale } from '../domain/indicators/roles.ts';
import { property } from './reading.ts';

const orders = { asc: 'ascending', desc: 'descending', random: 'random' } as const;
const beside: readonly string[] = [...rolesOfScale.apart, 'none'];

/** `added` are “don't know” and “refuse to answer”, which survey-core puts behind the list as well. */
export function readOrder(
  question: Base,
  choices: readonly Choice[],
  added: number,
): ChoiceOrder & { readonly choices?: readonly Choice[] } {
  const order = orders[String(property(question, 'choicesOrder')).toLowerCase() as keyof typeof orders] as
    ChoiceOrder['order'] | undefined;
  if (order === undefined) return {};
  const listed = choices.slice(0, choices.length - added);
  const lastInList = listed.findLastIndex(({ role }) => role === undefined || !beside.includes(role));
  return {
    order,
    choices: choices.map((choice, place) => (place > lastInList ? { ...choice, last: true as const } : choice)),
  };
}
