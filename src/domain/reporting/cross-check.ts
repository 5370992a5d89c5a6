/**
 * The one independent test of door-to-door coverage: the share of residents who say that somebody came, beside the share of doors that
 * visitors say they informed. Answers of the door channel never count in it, for there somebody always came. It judges nobody: it says
 * whether the doors lie within what residents confirm.
 */
import type { Form } from '../form/form.ts';
import { rateOf, rateRules } from '../indicators/rates.ts';
import { designOf, rangeUnderDesign } from '../statistics/index.ts';
import { answersBy, sumAnswered } from './answered.ts';
import { codedQuestionsOf } from './coded-questions.ts';
import { suppressed, unasked, type Finding, type RateFigure } from './finding.ts';
import { isShown } from './parts-of-sum.ts';
import type { WaveTallies } from './tallies.ts';

/** Doors where the talk was given, of all doors, in the same three months and community. */
export interface InformedDoors {
  readonly informed: number;
  readonly doors: number;
}

export interface CrossCheck {
  readonly reached: Finding<RateFigure>;
  /** Without those who cannot say. */
  readonly ofThoseWhoKnow: RateFigure | null;
  /** Null while no visits are recorded. */
  readonly doors:
    (InformedDoors & { readonly rate: number; readonly lies: 'above' | 'within' | 'below' | null }) | null;
}

export function crossCheckOf(
  { wave, counting, communities: [community] }: WaveTallies,
  form: Form<unknown>,
  informed: InformedDoors | null = null,
): CrossCheck {
  const name = counting.outreachReached;
  const question = name === undefined ? undefined : codedQuestionsOf(form).get(name);
  const rules = rateRules.outreach;
  if (name === undefined || !question || !community || !rules) {
    return { reached: unasked, ofThoseWhoKnow: null, doors: doorsBeside(unasked, informed) };
  }
  const channels = answersBy('channel', name, question, community);
  const { all } = sumAnswered([...channels].filter(([channel]) => channel !== 'door').map(([, answered]) => answered));
  const figure = (rule: typeof rules.standard) => {
    const rate = rateOf(rule, all);
    const design = designOf([], wave);
    return isShown(rate.total) ? { ...rate, rate: rate.count / rate.total, ...rangeUnderDesign(rate, design) } : null;
  };
  const found = figure(rules.standard);
  const reached: CrossCheck['reached'] = found ? { state: 'found', ...found } : suppressed;
  return {
    reached,
    ofThoseWhoKnow: rules.variant ? figure(rules.variant.rule) : null,
    doors: doorsBeside(reached, informed),
  };
}

function doorsBeside(reached: Finding<RateFigure>, known: InformedDoors | null): CrossCheck['doors'] {
  if (known === null || known.doors === 0) return null;
  const rate = known.informed / known.doors;
  if (reached.state !== 'found') return { ...known, rate, lies: null };
  return { ...known, rate, lies: rate > reached.high ? 'above' : rate < reached.low ? 'below' : 'within' };
}
