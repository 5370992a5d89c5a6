/** The columns of figures: their unit, target and the one scale on which all bars of a column are drawn. */
import type { Cell } from './cells.ts';
import { measures, type Measure } from './measures.ts';

export interface Column {
  readonly measure: Measure;
  readonly unit: 'share' | 'points';
  readonly target: number;
  readonly scale: { readonly from: number; readonly to: number };
}

export interface Targets {
  /** 0–1 */
  readonly target: number;
  /** 0–100 */
  readonly scoreTarget: number;
}

type Cells = Readonly<Record<Measure, Cell>>;

export function columnsOf(rows: readonly { readonly cells: Cells }[], { target, scoreTarget }: Targets): Column[] {
  return measures.map((measure) => {
    const points = measure === 'score';
    const full = points ? 100 : 1;
    const aim = points ? scoreTarget : target;
    const cells = rows.map(({ cells }) => cells[measure]);
    return {
      measure,
      unit: points ? 'points' : 'share',
      target: aim,
      scale: { from: start(cells, aim, full), to: full },
    };
  });
}

/**
 * The ten-step below the bands and below the target, so that the line always stands inside the picture. The lowest tenth
 * of the bands may run out of it: one community with nine answers must not press all others into a corner.
 */
function start(cells: readonly Cell[], target: number, full: number): number {
  const lows = cells
    .flatMap((cell) => (cell.state === 'found' ? [cell.low] : []))
    .toSorted((one, other) => one - other);
  const step = full / 10;
  const lowest = Math.min(target - step / 2, ...lows.slice(Math.floor(lows.length / 10)));
  return Math.max(0, Math.floor(lowest / step + 1e-9) * step);
}
