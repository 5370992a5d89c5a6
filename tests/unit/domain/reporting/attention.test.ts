import { expect, test } from 'vitest';
import { attentionOf, byAttention, type Attended, type Finding } from '../../../../src/domain/reporting/index.ts';

const found = (figure: Partial<Attended>): Finding<Attended> => ({
  ...{ state: 'found', estimate: 0.9, low: 0.85, verdict: 'unclear', missing: null },
  ...figure,
});

/** In the order in which the office should look at them. */
const communities: [string, Finding<Attended>][] = [
  ['far below the target', found({ verdict: 'not-met', estimate: 0.62 })],
  ['just below it', found({ verdict: 'not-met', estimate: 0.9 })],
  ['twelve answers short', found({ missing: 12, estimate: 0.97 })],
  ['four hundred answers short', found({ missing: 400, estimate: 0.93 })],
  ['on the target itself', found({ missing: null, estimate: 0.95 })],
  ['four answers', { state: 'suppressed', minimum: 5 }],
  ['barely met', found({ verdict: 'met', low: 0.951 })],
  ['well met', found({ verdict: 'met', low: 0.98 })],
  ['never asked', { state: 'unasked' }],
];

test('what has not been met stands first, then what the fewest answers would settle; what is met comes last', () => {
  const names = communities.map(([name]) => name);
  const shuffled = communities.toReversed();
  const sorted = shuffled.toSorted(([, one], [, other]) => byAttention(attentionOf(one), attentionOf(other)));
  expect(sorted.map(([name]) => name)).toEqual(names);
});
