/**
 * `npm test`: every proof the project has, one suite after the other, and one line with the sum of all tests at the end.
 * Types and lint count as one test each; a suite that crashed or found no test counts as one failure.
 */
import { suites } from './test/suites.ts';
import type { Tally } from './test/tally.ts';
import { describeTally, sumOf } from './test/tally.ts';

process.env['TZ'] = 'Asia/Shanghai';
process.env['ASTRO_TELEMETRY_DISABLED'] = '1';

const results: { readonly name: string; readonly tally: Tally; readonly seconds: number }[] = [];
for (const suite of suites) {
  console.log(`\n── ${suite.name}`);
  const started = performance.now();
  const tally = suite.run();
  const seconds = Math.round((performance.now() - started) / 1000);
  results.push({ name: suite.name, tally, seconds });
}

console.log('\n── Summary');
for (const { name, tally, seconds } of results) {
  console.log(`${name.padEnd(19)}${describeTally(tally)} in ${seconds} s`);
}
const total = sumOf(results.map(({ tally }) => tally));
console.log(describeTally(total));
process.exitCode = total.failed === 0 ? 0 : 1;
