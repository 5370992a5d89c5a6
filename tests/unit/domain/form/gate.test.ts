import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkSubmission } from '../../../../src/domain/form/index.ts';
import { streetForm, today } from './street-form.ts';

const codesFor = (submission: unknown) => {
  const checked = checkSubmission(streetForm, submission, today);
  return checked.ok
    ? 'accepted'
    : checked.problem.map(({ question, row, code }) => [question, row, code].filter(Boolean).join(' '));
};
/** A valid submission with one thing changed. */
const withAnswer = (answers: object) => codesFor({ age: 40, ...answers });

describe('what a neighbour fills in honestly is stored as it is', () => {
  test.each([
    [{ satisfied: 'yes' }],
    [{ satisfied: 'other', 'satisfied-Comment': 'both' }],
    [{ satisfied: 'no', why: 'Too much noise' }],
    [{ satisfied: 'no', why: '吵 👩‍👩‍👧 𠮷\n' }],
    [{ joined: ['cleaning', 'sorting'] }],
    [{ joined: ['none'] }],
    [{ rating: 5, member: false, places: { park: 'good' } }],
    [{ order: ['c', 'a', 'b'], contact: { phone: '138 0000', people: 3 } }],
    [{ moved_in: '2020-02-29', mail: 'lin@example.org' }],
  ])('%j', (answers) => {
    expect(withAnswer(answers)).toBe('accepted');
  });

  test('empty fields are left out, and what the author calculates is added', () => {
    const checked = checkSubmission(streetForm, { age: 42, joined: [], mail: '', places: {} }, today);
    expect(checked).toEqual({ ok: true, value: { age: 42, decade: 4 } });
  });
});

describe('what only a script would send is refused by name', () => {
  test.each<[string, object, string]>([
    ['a rating of 9 out of 5', { rating: 9 }, 'rating choice'],
    ['a rating as text', { rating: '5' }, 'rating choice'],
    ['a choice that was never offered', { satisfied: 'maybe' }, 'satisfied choice'],
    ['a list where one answer is meant', { satisfied: ['yes'] }, 'satisfied type'],
    ['the same box ticked twice', { joined: ['cleaning', 'cleaning'] }, 'joined duplicate'],
    ['“none of these” beside another', { joined: ['none', 'cleaning'] }, 'joined exclusive'],
    ['“refuse to answer” beside another', { joined: ['refused', 'cleaning'] }, 'joined exclusive'],
    ['more boxes than allowed', { joined: ['cleaning', 'sorting', 'reading'] }, 'joined too_many'],
    ['more boxes than exist', { joined: Array.from({ length: 500 }, () => 'cleaning') }, 'joined too_many'],
    ['an answer to a hidden question', { satisfied: 'yes', why: 'because' }, 'why hidden'],
    ['an explanation of “other” without “other”', { satisfied: 'yes', 'satisfied-Comment': 'x' }, 'satisfied hidden'],
    ['an unknown key', { admin: true }, 'admin unknown'],
    ['a calculated value', { decade: 9 }, 'decade unknown'],
    ['a number as text', { age: '40' }, 'age type'],
    ['not a number at all', { age: NaN }, 'age type'],
    ['a row that does not exist', { places: { roof: 'good' } }, 'places roof unknown'],
    ['a column that does not exist', { places: { park: 'fine' } }, 'places park choice'],
    ['a matrix as a list', { places: ['good'] }, 'places type'],
    ['half a ranking', { order: ['a', 'b'] }, 'order too_few'],
    ['a word in a field for numbers', { contact: { people: 'three' } }, 'contact people type'],
    ['an object as text', { mail: { toString: 'x' } }, 'mail type'],
    ['null', { rating: null }, 'rating type'],
    ['the character that ends a text in C', { satisfied: 'no', why: 'Too much \0 noise' }, 'why type'],
    ['half an emoji, which no database can hold', { satisfied: 'no', why: '\ud83d' }, 'why type'],
    ['half an emoji beside “other”', { satisfied: 'other', 'satisfied-Comment': '\ude00' }, 'satisfied type'],
  ])('%s', (_, answers, problem) => {
    expect(withAnswer(answers)).toEqual([problem]);
  });

  test('keys of the language itself', () => {
    const poisoned: unknown = JSON.parse('{"age":40,"__proto__":{"isOffice":true},"constructor":1,"prototype":2}');
    expect(codesFor(poisoned)).toEqual(['__proto__ unknown', 'constructor unknown', 'prototype unknown']);
  });

  test.each([[null], ['text'], [12], [[]], [new Map()], [() => 1]])('%o is no submission', (submission) => {
    expect(codesFor(submission)).toEqual(['type']);
  });

  test('a heap of keys is refused before it is looked at', () => {
    expect(codesFor(Object.fromEntries(Array.from({ length: 5_000 }, (_, index) => [`k${index}`, 1])))).toEqual([
      'too_large',
    ]);
  });
});

describe('what a person can put right is said beside the field', () => {
  test.each<[string, object, string]>([
    ['a missing answer', { age: '' }, 'age required'],
    ['an age below the limit', { age: 17 }, 'age below'],
    ['an age above the limit', { age: 121 }, 'age above'],
    ['“other” without words', { satisfied: 'other' }, 'satisfied other_required'],
    ['“other” with too many words', { satisfied: 'other', 'satisfied-Comment': 'x'.repeat(11) }, 'satisfied too_long'],
    ['a question that became visible', { satisfied: 'no' }, 'why required'],
    ['a comment that is too long', { satisfied: 'no', why: '长'.repeat(21) }, 'why too_long'],
    ['a date that does not exist', { moved_in: '2026-02-30' }, 'moved_in date'],
    ['a date after the last one', { moved_in: '2026-03-02' }, 'moved_in above'],
    ['half an address', { mail: 'lin@' }, 'mail email'],
    ['a phone number without end', { contact: { phone: '1'.repeat(16) } }, 'contact phone too_long'],
  ])('%s', (_, answers, problem) => {
    expect(withAnswer(answers)).toEqual([problem]);
  });

  test('characters are counted as a reader counts them', () => {
    expect(withAnswer({ satisfied: 'no', why: '😀'.repeat(20) })).toBe('accepted');
  });
});

describe('whatever arrives', () => {
  const anything = fc.oneof(fc.anything(), fc.jsonValue(), answersOf(fc.anything()), answersOf(fc.jsonValue()));

  test('the gate answers, and stores only keys of the form', () => {
    fc.assert(
      fc.property(anything, (submission) => {
        const checked = checkSubmission(streetForm, submission, today);
        const known = [
          'decade',
          'satisfied-Comment',
          ...streetForm.pages.flatMap((page) => page.elements.map(({ name }) => name)),
        ];
        return checked.ok ? Object.keys(checked.value).every((key) => known.includes(key)) : checked.problem.length > 0;
      }),
      { seed: 7, numRuns: 2_000 },
    );
  });

  test('what it has accepted it accepts again, unchanged', () => {
    fc.assert(
      fc.property(
        answersOf(fc.constantFrom('yes', 'no', 40, true, ['cleaning'], { park: 'good' }, 3)),
        (submission) => {
          const first = checkSubmission(streetForm, submission, today);
          if (!first.ok) return true;
          const { decade: _, ...answers } = first.value;
          expect(checkSubmission(streetForm, answers, today)).toEqual(first);
          return true;
        },
      ),
      { seed: 7, numRuns: 2_000 },
    );
  });

  /** Right keys, any values. */
  function answersOf(value: fc.Arbitrary<unknown>) {
    const names = streetForm.pages.flatMap((page) => page.elements.map(({ name }) => name));
    return fc.dictionary(fc.constantFrom('age', ...names), value);
  }
});
