import { afterAll, beforeAll, expect, test } from 'vitest';
import { Checker } from '../../../../src/questionnaires/check/checker.ts';

const fair = Buffer.from(
  JSON.stringify({
    elements: [{ type: 'boolean', name: 'clean', title: { default: 'Is it clean?', 'zh-cn': '干净吗？' } }],
  }),
);
/** Takes far longer than no time at all. */
const laborious = Buffer.from(
  JSON.stringify({
    elements: Array.from({ length: 300 }, (_, index) => ({
      type: 'radiogroup',
      name: `q${index}`,
      choices: ['a', 'b', 'c'],
      visibleIf: index > 0 ? `{q${index - 1}} = 'a'` : '',
    })),
  }),
);
let checker: Checker;
beforeAll(() => {
  checker = new Checker(60);
});
afterAll(() => checker.close());

test('a thread checks one file after the other', async () => {
  expect(await checker.check(fair)).toMatchObject({ questions: 1 });
  expect(await checker.check(Buffer.from('nonsense'))).toMatchObject({ ok: false, file: { code: 'not_json' } });
  expect(await checker.check(fair)).toMatchObject({ questions: 1 });
});

test('what takes too long is given up, with the step it was at, and the next file is checked all the same', async () => {
  const impatient = new Checker(0);
  const report = await impatient.check(laborious);
  expect(report).toMatchObject({ ok: false, gaveUp: { because: 'time' } });
  expect(['reading', 'compiling', 'neutrality']).toContain(report.gaveUp?.stage);
  expect((await impatient.check(laborious)).gaveUp).toBeDefined();
  await impatient.close();
  expect(await checker.check(fair)).toMatchObject({ questions: 1 });
});
