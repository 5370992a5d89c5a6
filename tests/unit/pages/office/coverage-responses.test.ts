/** Response rates at the door stand where somebody was offered the questionnaire, are hidden where few were, and wait for leads. */
import { expect, test } from 'vitest';

import { responsesOf } from '../../../../src/pages/office/coverage/_coverage/responses.ts';

const doors = {
  ...{ informed: 8, met_later: 1, nobody_home: 0, no_answer: 1, refused: 0, no_access: 0, vacant: 1, not_found: 1 },
};
const offered = (complete: number, partial: number, declined: number) => ({ complete, partial, declined, doors });

test('nobody was offered it: there is no panel', () => {
  expect(responsesOf([], true)).toBeNull();
  expect(responsesOf([offered(0, 0, 0)], true)).toBeNull();
});

test('four were offered it: one of them could be told', () => {
  expect(responsesOf([offered(2, 1, 1)], true)).toEqual({ state: 'few' });
});

test('a lead waits until the round is over', () => {
  expect(responsesOf([offered(40, 2, 30)], false)).toEqual({ state: 'later' });
});

test('two communities together are counted as one', () => {
  // I 4, P 2, R 1, NC 1, UH 2, NE 1 and e = 8/9: RR1 4/10, RR5 4/8.
  const half = { ...doors, met_later: 0, no_answer: 0, vacant: 0, not_found: 0 };
  const responses = responsesOf([offered(4, 2, 0), { ...offered(0, 0, 1), doors: half }], true);
  expect(responses).toMatchObject({
    ...{ state: 'shown', offered: 7, counts: { I: 4, P: 2, R: 1, NC: 1, UH: 2, NE: 1 } },
    rates: { RR1: 0.4, RR5: 0.5, e: 8 / 9 },
  });
});
