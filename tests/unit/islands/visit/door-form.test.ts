/** What the form of a door says, with script and without. */
import { expect, test } from 'vitest';

import { filledIn } from '../../../../src/islands/visit/door-form.ts';

function form(fields: readonly (readonly [string, string])[]): FormData {
  const filled = new FormData();
  for (const [name, value] of fields) filled.append(name, value);
  return filled;
}

test('all of it is the three parts', () => {
  expect(
    filledIn(
      form([
        ['part', 'all'],
        ['result', 'talk_given'],
      ]),
    )?.parts,
  ).toEqual(['what', 'why', 'how']);
});

test('what was ticked before they declined after all was not said; the leaflet was left', () => {
  const filled = filledIn(
    form([
      ['part', 'all'],
      ['material', 'm'],
      ['result', 'refused'],
    ]),
  );
  expect(filled).toMatchObject({ result: 'refused', parts: [], materials: ['m'] });
});

test('taking a record back says nothing else', () => {
  const filled = filledIn(
    form([
      ['note', 'x'],
      ['next', 'evening'],
      ['corrects', 'c'],
      ['result', 'withdrawn'],
    ]),
  );
  expect(filled).toEqual({ result: 'withdrawn', parts: [], materials: [], note: '', nextTime: null, corrects: 'c' });
});

test('without a result nothing was recorded', () => {
  expect(filledIn(form([['note', 'x']]))).toBeNull();
});
