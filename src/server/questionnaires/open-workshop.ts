/** One thread that examines one definition after the other, each within its time, and remembers the last ones by their text. */
import { createHash } from 'node:crypto';

import type { Checked } from '../../questionnaires/check/check.ts';
import { Checker } from '../../questionnaires/check/checker.ts';
import type { Workshop } from './workshop.ts';

/** Ordinary questionnaires take a tenth of this. */
const seconds = 1.8;
const mostWaiting = 20;
const mostRemembered = 30;

export function openWorkshop(): Workshop {
  const checker = new Checker(seconds);
  const remembered = new Map<string, Checked>();
  let last: Promise<unknown> = Promise.resolve();
  let waiting = 0;

  async function inTurn(bytes: Uint8Array): Promise<Checked> {
    const turn = last.then(() => checker.measure(bytes));
    last = turn.catch(() => undefined);
    const { compiled, report } = await turn;
    // The thread was given up with the file: the next one should not wait for a new thread.
    if (report.gaveUp) last = last.then(() => checker.warm()).catch(() => undefined);
    return { compiled, report };
  }

  return {
    async examine(definition) {
      const bytes = typeof definition === 'string' ? new TextEncoder().encode(definition) : definition;
      const key = createHash('sha256').update(bytes).digest('base64');
      const known = remembered.get(key);
      if (known) return known;
      if (waiting >= mostWaiting) return 'busy';
      waiting += 1;
      try {
        const checked = await inTurn(bytes);
        if (!checked.report.gaveUp) remember(key, checked);
        return checked;
      } finally {
        waiting -= 1;
      }
    },
    warm() {
      last = last.then(() => checker.warm()).catch(() => undefined);
    },
    close: () => checker.close(),
  };

  function remember(key: string, checked: Checked): void {
    remembered.set(key, checked);
    const [oldest] = remembered.keys();
    if (remembered.size > mostRemembered && oldest !== undefined) remembered.delete(oldest);
  }
}
