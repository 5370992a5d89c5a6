/** What every shipped questionnaire must keep: it compiles, it is neutral, its examples hold, it never changes. */
import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { checkSubmission } from '../../src/domain/form/index.ts';
import { isEligible } from '../../src/domain/indicators/eligibility.ts';
import { lintNeutrality } from '../../src/questionnaires/neutrality/index.ts';
import { compiled, definitionOf, examplesOf, publishedDigests, versions } from './questionnaires.ts';

test('a published version never changes: write a new one beside it', () => {
  const digests = Object.fromEntries(versions.map((version) => [version, digest(definitionOf(version))]));
  expect(digests).toEqual(publishedDigests());
});

function digest(definition: unknown): string {
  return createHash('sha256').update(JSON.stringify(definition)).digest('hex');
}

describe.each(versions)('%s', (version) => {
  test('is neutral, without a waiver', () => {
    expect(lintNeutrality(definitionOf(version))).toEqual([]);
  });

  test('compiles without a note', () => {
    expect(compiled(version).notes).toEqual([]);
  });

  const { today, pass, fail } = examplesOf(version);

  test.each(pass)('accepts: $because', ({ answers, eligible }) => {
    const { form, counting } = compiled(version);
    expect(checkSubmission(form, answers, { today })).toMatchObject({ ok: true, value: answers });
    expect(isEligible(counting, answers)).toBe(eligible);
  });

  test.each(fail)('refuses: $because', ({ answers, question, code }) => {
    const outcome = checkSubmission(compiled(version).form, answers, { today });
    expect(outcome.ok ? [] : outcome.problem).toContainEqual(expect.objectContaining({ question, code }));
  });
});
