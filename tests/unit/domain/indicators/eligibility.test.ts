import { expect, test } from 'vitest';
import { isEligible } from '../../../../src/domain/indicators/eligibility.ts';

const counting = {
  eligibility: [
    { question: 'age_band', excluded: ['under_18'] },
    { question: 'residence_length', excluded: ['under_half_year'] },
  ],
};

test.each([
  ['an adult of long residence', { age_band: '35_49', residence_length: 'half_year_over' }, true],
  ['a resident who keeps the age private', { age_band: 'declined', residence_length: 'half_year_over' }, true],
  ['a child', { age_band: 'under_18', residence_length: 'half_year_over' }, false],
  ['a newcomer', { age_band: '65_over', residence_length: 'under_half_year' }, false],
  ['a resident whom neither question was asked', {}, true],
])('%s', (_who, answers, eligible) => {
  expect(isEligible(counting, answers)).toBe(eligible);
});

test('a short form without eligibility questions excludes nobody', () => {
  expect(isEligible({ eligibility: [] }, { age_band: 'under_18' })).toBe(true);
});
