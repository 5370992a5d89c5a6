/**
 * How well the lint tells biased sentences from neutral ones. `tuning` sentences shaped the rules; `held-out` ones were
 * written after the rules were frozen and must never be tuned to: move them to `tuning` first and write new ones.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { lintNeutrality, type RuleId } from '../../src/questionnaires/neutrality/index.ts';

interface Sentence {
  readonly half: 'tuning' | 'held-out';
  readonly language: 'zh' | 'en';
  readonly biased: boolean;
  readonly text: string;
}

const sentences = JSON.parse(
  readFileSync(join(import.meta.dirname, 'neutrality-sentences.json'), 'utf8'),
) as readonly Sentence[];
const wordingRules: ReadonlySet<RuleId> = new Set([
  'leadingWording',
  'praisedOption',
  'reward',
  'doubleBarrelled',
  'personalDetails',
]);

function isAccused(text: string): boolean {
  const definition = { elements: [{ type: 'radiogroup', name: 'item', title: text }] };
  return lintNeutrality(definition).some(({ rule }) => wordingRules.has(rule));
}

test.each(['tuning', 'held-out'] as const)('precision and recall on the %s sentences reach 0.8', (half) => {
  const chosen = sentences.filter((sentence) => sentence.half === half);
  const accused = chosen.filter(({ text }) => isAccused(text));
  const hits = accused.filter(({ biased }) => biased).length;
  const precision = hits / accused.length;
  const recall = hits / chosen.filter(({ biased }) => biased).length;
  console.log(JSON.stringify({ sentences: half, count: chosen.length, precision, recall }));
  expect(chosen.length).toBeGreaterThanOrEqual(60);
  expect(precision).toBeGreaterThanOrEqual(0.8);
  expect(recall).toBeGreaterThanOrEqual(0.8);
});

test('no sentence is labelled twice', () => {
  expect(new Set(sentences.map(({ text }) => text)).size).toBe(sentences.length);
});
