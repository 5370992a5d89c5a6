/** The lint meets files that people upload: whatever the JSON, it answers and does not hang. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import english from '../../../../src/i18n/en.json' with { type: 'json' };
import { lintNeutrality, ruleIds, rules } from '../../../../src/questionnaires/neutrality/index.ts';

const words = ['title', 'type', 'name', 'choices', 'text', 'role', 'indicator', 'columns', 'rows', 'default', 'zh-cn'];
const { json } = fc.letrec((tie) => ({
  json: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom(
      null,
      true,
      1,
      '',
      'radiogroup',
      'matrix',
      'checkbox',
      '满意',
      'very_satisfied',
      'satisfaction.overall',
    ),
    fc.string(),
    fc.array(tie('json'), { maxLength: 4 }),
    fc.dictionary(fc.oneof(fc.constantFrom(...words, '__proto__', 'constructor'), fc.string()), tie('json'), {
      maxKeys: 6,
    }),
  ),
}));

test('any JSON is judged without an exception', () => {
  fc.assert(fc.property(json, (definition) => Array.isArray(lintNeutrality(definition))));
});

test('any JSON in place of a question is judged without an exception', () => {
  const definition = fc.record({ pages: fc.array(fc.record({ elements: fc.array(json) })), triggers: json });
  fc.assert(fc.property(definition, (value) => Array.isArray(lintNeutrality(value))));
});

test('a definition nested a hundred thousand deep is judged', () => {
  let nested: object = { type: 'radiogroup', name: 'deep', title: '您一定满意吧？' };
  for (let depth = 0; depth < 100_000; depth += 1) nested = { type: 'panel', elements: [nested] };
  expect(lintNeutrality({ elements: [nested] }).map(({ rule }) => rule)).toContain('leadingWording');
});

test('long hostile texts are judged within a second', () => {
  const started = performance.now();
  for (const part of ['您', '对的', '的和', 'you ', 'very ', '<', 'aa', '满意']) {
    lintNeutrality({ elements: [{ type: 'radiogroup', name: 'q', title: part.repeat(100_000) }] });
  }
  expect(performance.now() - started).toBeLessThan(1000);
});

test('every rule runs and has its words', () => {
  expect(rules.map(({ id }) => id).toSorted()).toEqual([...ruleIds].toSorted());
  expect(ruleIds.filter((id) => !(id in english.neutrality))).toEqual([]);
});
