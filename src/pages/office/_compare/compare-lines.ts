/** One line for each headline: both figures, the difference, and what may be said about it. */
import {
  compareSides,
  directionOf,
  shiftToMention,
  type Compared,
  type ComparedFigure,
  type Comparison,
  type Direction,
  type Side,
} from '../../../domain/reporting/index.ts';
import { measures, type Measure } from '../_overview/measures.ts';

export interface Difference {
  readonly by: number;
  readonly low: number;
  readonly high: number;
  readonly direction: Direction;
}

export type CompareLine = { readonly measure: Measure; readonly unit: 'share' | 'points' } & (
  | Exclude<Compared, { readonly state: 'found' }>
  | {
      readonly state: 'found';
      readonly first: ComparedFigure;
      readonly second: ComparedFigure;
      readonly difference: Difference;
      /** Null where the ways of answering have nothing in common, or cannot be told apart. */
      readonly onFixedMix: (Difference & { readonly leftOut: readonly ModeName[] }) | null;
    }
);

export type ModeName = `mode_${NonNullable<Comparison['mix']>['ways'][number]['mode']}`;

export interface MixLine {
  readonly name: ModeName;
  readonly first: number;
  readonly second: number;
}

export interface Lines {
  readonly lines: readonly CompareLine[];
  readonly mix: { readonly lines: readonly MixLine[]; readonly someHidden: boolean; readonly differs: boolean } | null;
}

/** What neither side asks has no line. */
export function linesOf(first: Side, second: Side): Lines {
  const { measures: compared, mix } = compareSides(first, second);
  const lines = measures.map((measure) => lineOf(measure, compared[measure]));
  return {
    lines: lines.filter(({ state }) => state !== 'unasked'),
    mix: mix && {
      lines: mix.ways.map(({ mode, ...shares }) => ({ ...shares, name: `mode_${mode}` as const })),
      someHidden: mix.someHidden,
      differs: mix.shift >= shiftToMention,
    },
  };
}

function lineOf(measure: Measure, compared: Compared): CompareLine {
  const unit = measure === 'score' ? 'points' : 'share';
  if (compared.state !== 'found') return { measure, unit, ...compared };
  const { difference, direction, first, onFixedMix, second } = compared;
  return {
    ...{ measure, unit, state: 'found', first, second },
    difference: { ...endsOf(difference), direction },
    onFixedMix: onFixedMix && {
      ...{ ...endsOf(onFixedMix), direction: directionOf(onFixedMix) },
      leftOut: onFixedMix.leftOut.map((mode) => `mode_${mode}` as const),
    },
  };
}

function endsOf({ difference, low, high }: { difference: number; low: number; high: number }) {
  return { by: difference, low, high };
}
