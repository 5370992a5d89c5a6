/** The file of a queue: whole, of one person, and with nothing else in it. */
import { expect, test } from 'vitest';

import { parseQueueFile, queueFile } from '../../../../src/browser/visits/queue-file.ts';
import type { QueuedVisit } from '../../../../src/browser/visits/visit-queue.ts';

const amei = { id: '00000000-0000-4000-8000-000000000001', name: 'Amei' };
const bing = { id: '00000000-0000-4000-8000-000000000002', name: 'Bing' };
const visit = (place: number, worker = amei): QueuedVisit => ({
  event: {
    ...{ id: `00000000-0000-4000-8000-0000000001${place}0`, round: amei.id, premises: bing.id, worker: worker.id },
    ...{ happenedAt: '2026-11-28T09:00:00.000Z', offsetMs: null, result: 'talk_given', parts: ['what'], materials: [] },
    ...{ note: '', nextTime: null, corrects: null },
  },
  ...{ building: 'b', worker, heldUntil: 0, refused: null },
});
const file = queueFile(amei, [visit(1), visit(2, bing), visit(3)], new Date('2026-11-28T10:00:00Z'));

test('holds the visits of one person, and opens as it was saved', () => {
  expect(file.events.map(({ worker }) => worker)).toEqual([amei.id, amei.id]);
  expect(parseQueueFile(JSON.stringify(file))).toEqual(file);
});

test.each([
  ['another file', '{"kind":"other"}'],
  ['half of it', JSON.stringify(file).slice(0, 300)],
  ['no JSON', 'hello'],
  ['an event that is none', JSON.stringify({ ...file, events: [{}] })],
  ['visits of somebody else than it says', JSON.stringify({ ...file, worker: bing })],
])('%s is not opened', (_, text) => {
  expect(parseQueueFile(text)).toBeNull();
});
