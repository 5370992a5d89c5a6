/** Our forms against survey-core: the same definitions, the same answers, the same clock, the same verdicts. */
import { test } from 'vitest';
import { runOracle } from './oracle/run.ts';

const wanted = Math.ceil(Number(process.env['ORACLE_COMPARISONS'] ?? 100_000) / 2);

test(`survey-core agrees on ${wanted} questions answered at random`, { timeout: 60 * 60_000 }, () => {
  runOracle(wanted, Number(process.env['ORACLE_SEED'] ?? 20_261_123));
});
