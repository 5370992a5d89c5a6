/**
 * `npm test`: every proof the project has, one suite after the other, and one line with the sum of all tests at the end.
 * Types and lint count as one test each; a suite that crashed or found no test counts as one failure.
 */
import { suites, type Suite } from './test/suites.ts';
import type { Tally } from './test/tally.ts';
import { describeTally, sumOf } from './test/tally.ts';

process.env['TZ'] = 'Asia/Shanghai';
process.env['ASTRO_TELEMETRY_DISABLED'] = '1';

interface Result {
  readonly name: string;
  readonly tally: Tally;
  readonly seconds: number;
}

const results: Result[] = [];
for (const group of suites) {
  const [alone] = group;
  if (group.length === 1 && alone) {
    console.log(`\n── ${alone.name}`);
    results.push(await resultOf(alone));
  } else results.push(...(await Promise.all(group.map(printedWhenDone))));
}

console.log('\n── Summary');
for (const { name, tally, seconds } of results) {
  console.log(`${name.padEnd(19)}${describeTally(tally)} in ${seconds} s`);
}
const total = sumOf(results.map(({ tally }) => tally));
console.log(describeTally(total));
process.exitCode = total.failed === 0 ? 0 : 1;

/** Of several at once, each prints at its end what it had to say. */
async function printedWhenDone(suite: Suite): Promise<Result> {
  let said = '';
  const result = await resultOf({ ...suite, run: () => suite.run((text) => void (said += text)) });
  console.log(`\n── ${suite.name}\n${said.trimEnd()}`);
  return result;
}

async function resultOf(suite: Suite): Promise<Result> {
  const started = performance.now();
  const tally = await suite.run();
  return { name: suite.name, tally, seconds: Math.round((performance.now() - started) / 1000) };
}
