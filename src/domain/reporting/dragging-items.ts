/**
 * Which single items hold satisfaction down: every satisfaction item but the headline, of all communities together, the least
 * satisfied first. An item counts as “below” only where its whole interval lies below that of the overall rate: both come from the
 * same people, who tend to answer alike, so that this errs on the quiet side. Never a verdict.
 */
import { rateOf, rateRules } from '../indicators/rates.ts';
import { familyOf, isIndicator } from '../indicators/roles.ts';
import { questionsOf } from '../form/elements.ts';
import type { Form, Question } from '../form/form.ts';
import { designOf, rangeUnderDesign, type Interval } from '../statistics/index.ts';
import { answersTo } from './answered.ts';
import { codedQuestionsOf } from './coded-questions.ts';
import type { RateFigure } from './finding.ts';
import { isShown, partsOfSum } from './parts-of-sum.ts';
import type { WaveTallies } from './tallies.ts';

export interface ItemFigure extends RateFigure {
  /** The question, for a row of a matrix with the row's words. */
  readonly title: string;
  readonly isBelow: boolean;
}

interface Item<Text> {
  /** As it is tallied. */
  readonly name: string;
  readonly title: Text;
  readonly row?: Text;
}

/** Names under which the items are tallied: what has to be asked of the database. */
export function satisfactionItemNames(form: Form<unknown>, headline: string | undefined): string[] {
  return itemsIn(form, headline).map(({ name }) => name);
}

/** `overall`: interval of the headline rate; without one nothing is called below. */
export function satisfactionItems(
  { communities, counting, wave }: WaveTallies,
  form: Form<string>,
  overall: Interval | null,
): ItemFigure[] {
  const coded = codedQuestionsOf(form);
  const rule = rateRules.satisfaction?.standard;
  const design = designOf([], wave);
  const figures = itemsIn(form, counting.headlines.satisfaction).flatMap(({ name, row, title }): ItemFigure[] => {
    const question = coded.get(name);
    if (!question || !rule) return [];
    const rates = communities.map((community) => rateOf(rule, answersTo(name, question, community).all));
    const included = partsOfSum(rates, ({ total }) => total);
    const count = included.reduce((sum, each) => sum + each.count, 0);
    const total = included.reduce((sum, each) => sum + each.total, 0);
    if (!isShown(total)) return [];
    const range = rangeUnderDesign({ count, total }, design);
    const isBelow = overall !== null && range.high < overall.low;
    return [
      { title: row === undefined ? title : `${title} ${row}`, count, total, rate: count / total, ...range, isBelow },
    ];
  });
  return figures.toSorted((one, other) => one.rate - other.rate);
}

function itemsIn<Text>(form: Form<Text>, headline: string | undefined): Item<Text>[] {
  return questionsOf(form)
    .filter((question) => isItem(question, headline))
    .flatMap((question): Item<Text>[] => {
      const { name, title } = question;
      if (question.kind !== 'matrix') return [{ name, title }];
      return question.rows.map(({ value, text }) => ({ name: `${name}.${value}`, title, row: text }));
    });
}

function isItem({ indicator, name }: Question<unknown>, headline: string | undefined): boolean {
  return name !== headline && isIndicator(indicator) && familyOf(indicator) === 'satisfaction';
}
