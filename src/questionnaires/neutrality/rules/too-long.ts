/** More items than people answer with care: 20 for one who fills in alone. A matrix has as many items as rows. */
import type { Rule } from '../finding.ts';
import { list } from '../json.ts';
import type { ReadQuestion } from '../reading.ts';

export const limit = 20;

export const tooLong: Rule = {
  id: 'tooLong',
  severity: 'error',
  offences: ({ questions }) => {
    const count = questions.reduce((total, question) => total + itemsOf(question), 0);
    return count > limit ? [{ place: 'pages', params: { count, limit } }] : [];
  },
};

function itemsOf({ json, type }: ReadQuestion): number {
  if (type.startsWith('matrix')) return Math.max(1, list(json, 'rows').length);
  if (type === 'multipletext') return Math.max(1, list(json, 'items').length);
  return 1;
}
