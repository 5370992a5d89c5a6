import { describe, expect, test } from 'vitest';

import { formInLanguage, type Answers } from '../../../../src/domain/form/index.ts';
import { emptySitting, type Desk, type Sitting } from '../../../../src/islands/paper-entry/scene.ts';
import {
  afterReply,
  answered,
  back,
  endOfEntry,
  forward,
  leftOpen,
  placesOn,
  settle,
  typeAgain,
} from '../../../../src/islands/paper-entry/sitting.ts';
import { paperWordsIn } from '../../../../src/islands/paper-entry/words.ts';
import { translator } from '../../../../src/i18n/translator.ts';
import { streetForm, today } from '../../domain/form/street-form.ts';

const desk: Desk = {
  form: formInLanguage(streetForm, 'en'),
  address: '/assist/paper/K7M2QX',
  wave: 'w',
  words: paperWordsIn(translator('en')),
  only: {},
  ...today,
};
const sheet: Answers = { age: 40, satisfied: 'yes' };
const begun: Sitting = { ...emptySitting, id: 'one', at: 'age' };
const at = (field: string, answers: Answers): Sitting => ({ ...begun, at: field, answers });
const place = (field: string, sitting: Sitting) => {
  const found = placesOn(desk, sitting).find((one) => one.field === field);
  if (!found) throw new Error(`${field} is not on the sheet`);
  return found;
};

describe('Enter', () => {
  test('goes to the next place, and past what the answers skip', () => {
    expect(forward(desk, at('satisfied', sheet)).at).toBe('joined');
    expect(forward(desk, at('satisfied', { ...sheet, satisfied: 'no' })).at).toBe('why');
  });

  test('stays where no option is chosen, until the place is marked as not answered', () => {
    const unsure = forward(desk, at('satisfied', { age: 40 }));
    expect(unsure.at).toBe('satisfied');
    expect(unsure.notice).toContain('2');
    const marked = leftOpen(place('satisfied', unsure), at('satisfied', sheet));
    expect(marked.answers).toEqual({ age: 40 });
    expect(forward(desk, marked).at).toBe('joined');
    expect(answered('satisfied', sheet, marked).open).toEqual([]);
  });

  test('leaves an open text empty', () => {
    expect(forward(desk, at('contact.phone', sheet)).at).toBe('contact.people');
  });

  test('stays where what was typed does not fit', () => {
    const stuck = forward(desk, at('age', { age: 17 }));
    expect(stuck.at).toBe('age');
    expect(stuck.problems).toMatchObject([{ question: 'age', code: 'below' }]);
  });

  test('at the last place shows the sheet, and Shift+Enter comes back to it', () => {
    const review = forward(desk, at('mail', sheet));
    expect(review.stage).toBe('review');
    expect(back(desk, review)).toMatchObject({ stage: 'typing', at: 'mail' });
    expect(back(desk, at('joined', sheet)).at).toBe('satisfied');
    expect(back(desk, at('age', sheet)).at).toBe('age');
  });
});

describe('a sheet that is to be typed again', () => {
  const review = endOfEntry(desk, at('mail', sheet));
  const again = afterReply(desk, review, { state: 'again' }, () => 'two');
  const second = typeAgain(again);

  test('begins empty, under the same id, with the first entry put away', () => {
    expect(second).toMatchObject({ stage: 'typing', id: 'one', answers: {}, first: sheet, second: null });
  });

  test('goes to the review where both agree', () => {
    expect(endOfEntry(desk, { ...second, answers: sheet })).toMatchObject({ stage: 'review', second: sheet });
  });

  test('shows the differences, and takes what stands on the paper', () => {
    const differ = endOfEntry(desk, { ...second, answers: { age: 41, satisfied: 'yes' } });
    expect(differ.stage).toBe('differences');
    const settled = settle(desk, differ, () => 'first');
    expect(settled).toMatchObject({ stage: 'review', answers: sheet, second: { age: 41 } });
    // Neither was right: put right in the review, the entries that are compared stay as they were typed.
    const corrected = endOfEntry(desk, { ...back(desk, settled), answers: { age: 42, satisfied: 'yes' } });
    expect(corrected).toMatchObject({ stage: 'review', answers: { age: 42 }, first: sheet, second: { age: 41 } });
  });
});

describe('a reply', () => {
  const review = endOfEntry(desk, at('mail', sheet));

  test('that the sheet is stored begins the next one, empty and under a new id', () => {
    const next = afterReply(desk, { ...review, saved: 4 }, { state: 'stored' }, () => 'two');
    expect(next).toMatchObject({ stage: 'typing', id: 'two', answers: {}, first: null, saved: 5 });
  });

  test.each(['offline', 'busy', 'signedOut', 'refused'] as const)(
    '“%s” keeps the whole sheet where one key sends it',
    (because) => {
      const kept = afterReply(desk, review, { state: 'failed', because }, () => 'two');
      expect(kept).toMatchObject({ stage: 'review', id: 'one', answers: sheet });
      expect(kept.notice).toBe(desk.words.failures[because]);
    },
  );

  test('with something to put right leads to it', () => {
    const problems = [{ question: 'joined', code: 'exclusive' as const }];
    const wrong = afterReply(desk, review, { state: 'problems', problems }, () => 'two');
    expect(wrong).toMatchObject({ stage: 'typing', at: 'joined', problems });
  });
});
