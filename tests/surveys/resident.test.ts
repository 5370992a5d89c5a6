/** The resident questionnaire, version 1, against the item bank: which items, in which order, feeding what. */
import { expect, test } from 'vitest';
import { questionsOf } from '../../src/domain/form/elements.ts';
import { compiled } from './questionnaires.ts';

const { form, counting } = compiled('resident/v1');
const questions = questionsOf(form);

test('asks nineteen items in the order of the item bank, each feeding its indicator', () => {
  expect(questions.map(({ name, indicator }) => [name, indicator])).toEqual([
    ['age_band', undefined],
    ['residence_length', undefined],
    ['activities_heard', 'recall.activities'],
    ['aware_creation', 'awareness.creation'],
    ['news_sources', 'reach.sources'],
    ['visited_at_home', 'outreach.visit'],
    ['aware_reporting', 'awareness.reporting'],
    ['activities_joined', 'participation.activities'],
    ['attitude', 'support.attitude'],
    ['satisfied_environment', 'satisfaction.environment'],
    ['satisfied_parking', 'satisfaction.traffic'],
    ['satisfied_property', 'satisfaction.property'],
    ['safe_at_night', 'satisfaction.safety'],
    ['satisfied_service', 'satisfaction.service'],
    ['satisfied_markets', 'satisfaction.markets'],
    ['satisfied_facilities', 'satisfaction.facilities'],
    ['report_outcome', 'resolution.report'],
    ['satisfied_overall', 'satisfaction.overall'],
    ['first_concern', 'concerns.first'],
  ]);
});

test('rests each verdict on one item', () => {
  expect(counting.headlines).toEqual({
    awareness: 'aware_creation',
    participation: 'activities_joined',
    support: 'attitude',
    satisfaction: 'satisfied_overall',
  });
  expect(counting.outreachReached).toBe('visited_at_home');
  expect(counting.age).toBe('age_band');
});

test('excludes the young and the newly arrived from the rates', () => {
  expect(counting.eligibility).toEqual([
    { question: 'age_band', excluded: ['under_18'] },
    { question: 'residence_length', excluded: ['under_half_year'] },
  ]);
});

test('asks what people know unprompted on a page of its own', () => {
  const page = form.pages.find(({ elements }) =>
    elements.some((element) => 'name' in element && element.name === 'activities_heard'),
  );
  expect(page?.elements).toHaveLength(1);
});

test('keeps every page to five items', () => {
  for (const page of form.pages) expect(page.elements.length, page.name).toBeLessThanOrEqual(5);
});

test('requires an answer for eligibility alone, and selects none in advance', () => {
  expect(questions.filter(({ required }) => required).map(({ name }) => name)).toEqual([
    'age_band',
    'residence_length',
  ]);
  expect(questions.filter(({ initial }) => initial !== undefined)).toEqual([]);
});

test('says everything in Chinese and in English', () => {
  const texts = questions.flatMap((question) => [
    question.title,
    ...('choices' in question ? question.choices.map(({ text }) => text) : []),
    ...('none' in question ? [question.none.text] : []),
  ]);
  expect(texts.filter((text) => !text['zh-CN'] || !text.en)).toEqual([]);
});
