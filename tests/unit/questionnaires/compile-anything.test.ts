import fc from 'fast-check';
import { test } from 'vitest';
import { compileQuestionnaire } from '../../../src/questionnaires/index.ts';

test('whatever it is given, it answers', { timeout: 60_000 }, () => {
  const word = fc.constantFrom(
    'pages',
    'elements',
    'type',
    'name',
    'title',
    'choices',
    'rows',
    'columns',
    'items',
    'validators',
    'visibleIf',
    'rateValues',
    'locale',
  );
  const value = fc.letrec((tie) => ({
    any: fc.oneof(
      { maxDepth: 6 },
      fc.constantFrom<unknown>('radiogroup', 'matrix', 'panel', 'rating', 'text', '{q} = 1', '', 1, null, true, {}),
      fc.array(tie('any'), { maxLength: 3 }),
      fc.dictionary(word, tie('any'), { maxKeys: 5 }),
    ),
  })).any;
  fc.assert(
    fc.property(fc.dictionary(word, value), (definition) => {
      const compiled = compileQuestionnaire(definition);
      return compiled.ok || compiled.problem.length > 0;
    }),
    { seed: 11, numRuns: 300 },
  );
});
