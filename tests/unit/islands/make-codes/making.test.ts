/** Making codes piece by piece: what is said on the way is true, also after a reply was lost. */
import { expect, test } from 'vitest';

import { makeInPieces, type Progress, type Reply } from '../../../../src/islands/make-codes/making.ts';

/** A site where codes are wanted: each piece makes at most two of them; where a reply is `lost`, they are made all the same. */
function site(wanted: number) {
  let left = wanted;
  return {
    made: () => wanted - left,
    piece: (reply: 'told' | 'lost' | 'refused' = 'told'): Promise<Reply> => {
      if (reply === 'refused') return Promise.resolve('refused');
      const made = Math.min(2, left);
      left -= made;
      return Promise.resolve(reply === 'lost' ? 'lost' : { made, left });
    },
  };
}

const noting = () => {
  const told: Progress[] = [];
  return { told, tell: (progress: Progress) => void told.push(progress) };
};

test('goes on until none is left, and says each time how many of how many are there', async () => {
  const [{ piece }, { told, tell }] = [site(5), noting()];
  expect(await makeInPieces(() => piece(), tell)).toBe('made');
  expect(told).toEqual([
    { done: 2, all: 5 },
    { done: 4, all: 5 },
    { done: 5, all: 5 },
  ]);
});

test('after a lost reply goes on where it is, and counts what was made meanwhile', async () => {
  const [{ made, piece }, { told, tell }] = [site(6), noting()];
  const replies = ['told', 'lost'] as const;
  let turn = 0;
  expect(await makeInPieces(() => piece(replies[turn++]), tell)).toBe('lost');
  expect([made(), told]).toEqual([4, [{ done: 2, all: 6 }]]);
  expect(await makeInPieces(() => piece(), tell, told.at(-1))).toBe('made');
  expect([made(), told.at(-1)]).toEqual([6, { done: 6, all: 6 }]);
});

test('where everything is there already it is done at once', async () => {
  const { told, tell } = noting();
  expect(await makeInPieces(() => Promise.resolve({ made: 0, left: 0 }), tell)).toBe('made');
  expect(told).toEqual([{ done: 0, all: 0 }]);
});

test('stops where the page has something to say, and where nothing more comes of it', async () => {
  const { told, tell } = noting();
  expect(await makeInPieces(() => site(5).piece('refused'), tell)).toBe('refused');
  expect(told).toEqual([]);
  expect(await makeInPieces(() => Promise.resolve({ made: 0, left: 3 }), tell)).toBe('refused');
});
