/** One run of the oracle: definitions and answers from a fixed seed until enough questions have been compared. */
import fc from 'fast-check';
import { expect } from 'vitest';
import { formInLanguage } from '../../../src/domain/form/index.ts';
import { compileQuestionnaire } from '../../../src/questionnaires/index.ts';
import { answerSets } from './answers.ts';
import { compare, type Comparison, oracleFor, replace, tell } from './comparison.ts';
import { definition, type Definition } from './definitions.ts';

const questions = 14;
const setsPerDefinition = 60;

/** One comparison is one question in one answer set: visible, enabled, required, at fault. */
export function runOracle(wanted: number, seed: number): void {
  const tally = { comparisons: 0, definitions: 0, failures: 0, intended: new Map<string, number>() };
  for (let round = 0; tally.comparisons < wanted; round += 1) {
    const [written] = fc.sample(definition(questions), { seed: seed + round, numRuns: 1 });
    if (written) compareDefinition(written, seed + round, tally);
  }
  console.log(
    `${tally.comparisons} comparisons with survey-core in ${tally.definitions} definitions from seed ${seed};`,
    `it failed itself ${tally.failures} times; stricter on purpose:`,
    Object.fromEntries(tally.intended),
  );
  expect(tally.comparisons).toBeGreaterThanOrEqual(wanted);
  expect(tally.failures / tally.definitions).toBeLessThan(0.4);
  expect([...tally.intended.keys()]).toEqual(expect.arrayContaining(['date', 'too_long', 'too_many']));
}

interface Tally {
  comparisons: number;
  definitions: number;
  failures: number;
  readonly intended: Map<string, number>;
}

function compareDefinition(written: Definition, seed: number, tally: Tally): void {
  tally.definitions += 1;
  const compiled = compileQuestionnaire(written);
  if (!compiled.ok) {
    expect(
      compiled.problem.filter(({ detail }) => !isOracleFailure(detail)),
      JSON.stringify(written),
    ).toEqual([]);
    tally.failures += 1;
    return;
  }
  const { form: inAll } = compiled.value;
  const form = formInLanguage(inAll, 'en');
  const model = oracleFor(written);
  for (const answers of answerSets(form, { seed, count: setsPerDefinition })) {
    try {
      let comparison = compare(form, model, tell(model, answers));
      if (comparison.disagreements.length > 0) comparison = compareAfresh();
      add(comparison);
    } catch (error) {
      if (!isOracleFailure(String(error))) throw error;
      tally.failures += 1;
      break;
    }
    /**
     * A model that lives on may keep stale conditions (it does for names in other case); a new one decides. A calculated
     * value that comes to an empty text stays unknown in a model in which it never was anything else; we know no history.
     */
    function compareAfresh(): Comparison {
      const unspoilt = compareWith(oracleFor(written));
      if (unspoilt.disagreements.length === 0) return unspoilt;
      const experienced = oracleFor(written);
      for (const { name } of experienced.calculatedValues) experienced.setVariable(name, 'once');
      const comparison = compareWith(experienced);
      expect(comparison.disagreements, `${JSON.stringify(answers)} in ${JSON.stringify(written)}`).toEqual([]);
      return comparison;
    }
    function compareWith(fresh: ReturnType<typeof oracleFor>): Comparison {
      return compare(form, fresh, replace(fresh, answers));
    }
    function add(comparison: Comparison): void {
      tally.comparisons += comparison.questions;
      for (const code of comparison.intended) tally.intended.set(code, (tally.intended.get(code) ?? 0) + 1);
    }
  }
  model.dispose();
}

/** survey-core itself throws where its `sum` meets text beside decimals. */
function isOracleFailure(message: string | undefined): boolean {
  return message?.includes('toFixed is not a function') ?? false;
}
