/**
 * The figures that stand beside a judged one and never change its verdict: a rate counted by its other rule, without the
 * flagged answers, at the door alone, with communities weighted by their households.
 */
import type {
  Finding,
  Headlines,
  JudgedRate,
  JudgedScore,
  RateFigure,
  VariantName,
} from '../../../domain/reporting/index.ts';
import { measures, type Measure } from './measures.ts';

export type LineName = VariantName | 'without_flagged' | 'at_the_door' | 'weighted';

export interface SecondLine {
  readonly name: LineName;
  readonly estimate: number;
  readonly low: number;
  readonly high: number;
  readonly n: number;
}

export type SecondLines = Readonly<Record<Measure, readonly SecondLine[]>>;

export function secondLinesOf({ score, ...rates }: Headlines): SecondLines {
  return {
    satisfaction: besideRate(rates.satisfaction),
    score: besideScore(score),
    awareness: besideRate(rates.awareness),
    participation: besideRate(rates.participation),
    support: besideRate(rates.support),
  };
}

export function hasSecondLines(lines: SecondLines): boolean {
  return measures.some((measure) => lines[measure].length > 0);
}

function besideRate(finding: Finding<JudgedRate>): SecondLine[] {
  if (finding.state !== 'found') return [];
  const { atTheDoor, postStratified, total, variant, withoutFlagged } = finding;
  return [
    ...(variant ? [rateLine(variant.name, variant)] : []),
    ...(atTheDoor ? [rateLine('at_the_door', atTheDoor)] : []),
    ...(withoutFlagged ? [rateLine('without_flagged', withoutFlagged)] : []),
    ...(postStratified
      ? [{ ...ends(postStratified), name: 'weighted', estimate: postStratified.share, n: total } as const]
      : []),
  ];
}

function besideScore(finding: Finding<JudgedScore>): SecondLine[] {
  if (finding.state !== 'found' || finding.withoutFlagged === null) return [];
  const { mean, total } = finding.withoutFlagged;
  return [{ ...ends(finding.withoutFlagged), name: 'without_flagged', estimate: mean, n: total }];
}

function rateLine(name: LineName, figure: RateFigure): SecondLine {
  return { ...ends(figure), name, estimate: figure.rate, n: figure.total };
}

function ends({ low, high }: { readonly low: number; readonly high: number }) {
  return { low, high };
}
