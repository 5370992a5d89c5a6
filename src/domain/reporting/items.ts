/**
 * Every item of a community one by one: the favourable share with its doubt and how the answers spread. Items carry no verdict; those of
 * satisfaction come worst first. The one that a verdict rests on takes its figure from there, so that no page shows it twice otherwise.
 */
import type { Form, Question } from '../form/form.ts';
import { countRoles, type CodedQuestion } from '../indicators/role-counts.ts';
import { rateOf, rateRules } from '../indicators/rates.ts';
import { familyOf, headlineIndicators, isIndicator, type IndicatorFamily } from '../indicators/roles.ts';
import { designOf, rangeUnderDesign } from '../statistics/index.ts';
import { codedQuestionsOf } from './coded-questions.ts';
import { questionsOf } from '../form/elements.ts';
import type { Counting } from './counting.ts';
import { distributionOf, type ChoiceShare } from './distribution.ts';
import { suppressed, unasked, type Finding, type Headlines, type RateFigure } from './finding.ts';
import { isShown } from './parts-of-sum.ts';
import type { CommunityTallies, WaveTallies } from './tallies.ts';

export interface Item {
  readonly name: string;
  readonly title: string;
  readonly family: IndicatorFamily;
  readonly isHeadline: boolean;
  /** Answers at the door are in it: they could not be told apart. */
  readonly withDoor: boolean;
  readonly rate: Finding<RateFigure>;
  readonly shares: readonly (ChoiceShare & { readonly text: string })[];
}

interface Asked {
  readonly name: string;
  readonly title: string;
  readonly family: IndicatorFamily;
  readonly texts: ReadonlyMap<string, string>;
}

/** In the order of families, satisfaction first; within it by rate, elsewhere as asked. */
export function itemsOf(
  { wave, counting, communities: [community] }: WaveTallies,
  form: Form<string>,
  headlines: Headlines,
): Item[] {
  if (!community) return [];
  const coded = codedQuestionsOf(form);
  const items = askedIn(form).flatMap((asked) => {
    const question = coded.get(asked.name);
    return question
      ? [itemOf(asked, question, { community, counting, headlines, design: wave.plannedDesignEffect })]
      : [];
  });
  const satisfaction = items.filter(({ family }) => family === 'satisfaction').toSorted(byRate);
  return [...satisfaction, ...items.filter(({ family }) => family !== 'satisfaction')];
}

/** Satisfaction items whose whole interval lies below the interval of satisfaction overall: their distance is no accident. */
export function itemsBelow(items: readonly Item[], overall: Finding<RateFigure>): Item[] {
  if (overall.state !== 'found') return [];
  return items.filter(
    ({ family, isHeadline, rate }) =>
      family === 'satisfaction' && !isHeadline && rate.state === 'found' && rate.high < overall.low,
  );
}

interface Context {
  readonly community: CommunityTallies;
  readonly counting: Counting;
  readonly headlines: Headlines;
  readonly design: number;
}

function itemOf(asked: Asked, question: CodedQuestion, { community, counting, headlines, design }: Context): Item {
  const { family, name, texts, title } = asked;
  const headline = headlineIndicators.find((indicator) => counting.headlines[indicator] === name);
  const doorLeftOut = headline === 'awareness' || counting.outreachReached === name;
  const counts = doorLeftOut ? countsElsewhere(name, community) : countsOf(name, community);
  const rules = rateRules[family];
  const shares = distributionOf(question, rules, counts);
  return {
    ...{ name, title, family },
    isHeadline: headline !== undefined,
    withDoor: family === 'awareness' && !doorLeftOut,
    rate: headline ? headlines[headline] : rateFinding(question, rules, counts, design),
    shares: shares.map((share) => ({ ...share, text: texts.get(share.choice) ?? share.choice })),
  };
}

function rateFinding(
  question: CodedQuestion,
  rules: (typeof rateRules)[IndicatorFamily],
  counts: ReadonlyMap<string, number>,
  plannedDesignEffect: number,
): Finding<RateFigure> {
  if (!rules) return unasked;
  const rate = rateOf(rules.standard, countRoles(question, Object.fromEntries(counts)));
  if (!isShown(rate.total)) return suppressed;
  const range = rangeUnderDesign(rate, designOf([], { plannedDesignEffect }));
  return { state: 'found', ...rate, rate: rate.count / rate.total, ...range };
}

function countsOf(name: string, { tallies }: CommunityTallies): ReadonlyMap<string, number> {
  return summed(tallies.filter(({ question }) => question === name));
}

function countsElsewhere(name: string, { splits }: CommunityTallies): ReadonlyMap<string, number> {
  return summed(
    splits.filter(({ dimension, question, value }) => question === name && dimension === 'channel' && value !== 'door'),
  );
}

function summed(rows: readonly { readonly choice: string; readonly count: number }[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { choice, count } of rows) counts.set(choice, (counts.get(choice) ?? 0) + count);
  return counts;
}

function byRate({ rate: one }: Item, { rate: other }: Item): number {
  if (one.state !== 'found' || other.state !== 'found')
    return Number(other.state === 'found') - Number(one.state === 'found');
  return one.rate - other.rate;
}

function askedIn(form: Form<string>): Asked[] {
  return questionsOf(form).flatMap(asksOf);
}

function asksOf(question: Question<string>): Asked[] {
  if (!isIndicator(question.indicator)) return [];
  const asked = { name: question.name, title: question.title, family: familyOf(question.indicator) };
  switch (question.kind) {
    case 'matrix': {
      const texts = textsOf(question.columns);
      return question.rows.map(({ value, text }) => ({
        ...asked,
        name: `${question.name}.${value}`,
        title: `${question.title} ${text}`,
        texts,
      }));
    }
    case 'radiogroup':
    case 'dropdown':
    case 'checkbox':
      return [{ ...asked, texts: textsOf(question.none ? [...question.choices, question.none] : question.choices) }];
    case 'imagepicker':
    case 'rating':
      return [{ ...asked, texts: textsOf(question.choices) }];
    case 'boolean':
    case 'comment':
    case 'multipletext':
    case 'ranking':
    case 'text':
    case 'expression':
      return [];
  }
}

function textsOf(choices: readonly { readonly value: unknown; readonly text: string }[]): ReadonlyMap<string, string> {
  return new Map(choices.map(({ value, text }) => [String(value), text]));
}
