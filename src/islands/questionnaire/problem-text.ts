/** What a problem says to a person: the author's own words if there are any, else ours. */
import type { Problem } from '../../domain/form/phone.ts';
import { fill } from './words.ts';
import type { Words } from './words.ts';

export function problemText({ code, limit = '', text }: Problem, words: Pick<Words, 'problems'>): string {
  return typeof text === 'string' && text !== '' ? text : fill(words.problems[code], { limit });
}
