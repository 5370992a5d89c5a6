/** The other half of the oracle's comparisons, in a file of its own so that two processors share the work. */
import { test } from 'vitest';
import { runOracle } from './oracle/run.ts';

const wanted = Math.ceil(Number(process.env['ORACLE_COMPARISONS'] ?? 100_000) / 2);

test(`survey-core agrees on ${wanted} further questions`, { timeout: 60 * 60_000 }, () => {
  runOracle(wanted, Number(process.env['ORACLE_SEED'] ?? 20_261_123) + 1_000_000);
});
