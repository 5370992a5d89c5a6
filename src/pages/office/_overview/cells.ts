/** What stands in one cell of the overview: a rate or a score with its doubt, too few answers to show, or never asked. */
import type { Finding, Headlines, JudgedRate, JudgedScore, Verdict } from '../../../domain/reporting/index.ts';
import { measures, type Measure } from './measures.ts';

export type Cell = Finding<JudgedFigure>;
export type Cells = Readonly<Record<Measure, Cell>>;

export interface JudgedFigure {
  readonly estimate: number;
  readonly low: number;
  readonly high: number;
  readonly n: number;
  readonly verdict: Verdict;
  /** About how many more answers would allow a verdict; null where one stands, or where no number would help. */
  readonly missing: number | null;
}

/** Headlines are the same object until something changes, and a page shows those of hundreds of communities. */
const cellsKept = new WeakMap<Headlines, Cells>();

export function cellsOf(headlines: Headlines): Cells {
  const cells = cellsKept.get(headlines) ?? cellsFrom(headlines);
  cellsKept.set(headlines, cells);
  return cells;
}

function cellsFrom(headlines: Headlines): Cells {
  const { awareness, participation, score, support, satisfaction } = headlines;
  return {
    satisfaction: cellOf(satisfaction, shareFigure),
    score: cellOf(score, pointsFigure),
    awareness: cellOf(awareness, shareFigure),
    participation: cellOf(participation, shareFigure),
    support: cellOf(support, shareFigure),
  };
}

/** The figures that have a place in an order. */
export function estimatesIn(cells: Cells): Partial<Record<Measure, number>> {
  const shown = measures.map((measure) => [measure, cells[measure]] as const);
  return Object.fromEntries(
    shown.flatMap(([measure, cell]) => (cell.state === 'found' ? [[measure, cell.estimate]] : [])),
  );
}

function cellOf<Found>(finding: Finding<Found>, figure: (found: Found) => JudgedFigure): Cell {
  return finding.state === 'found' ? { state: 'found', ...figure(finding) } : finding;
}

function shareFigure({ rate, low, high, total, judgement }: JudgedRate): JudgedFigure {
  return { estimate: rate, low, high, n: total, ...verdictIn(judgement) };
}

function pointsFigure({ mean, low, high, total, judgement }: JudgedScore): JudgedFigure {
  return { estimate: mean, low, high, n: total, ...verdictIn(judgement) };
}

function verdictIn(judgement: JudgedRate['judgement']): Pick<JudgedFigure, 'verdict' | 'missing'> {
  return { verdict: judgement.verdict, missing: judgement.verdict === 'unclear' ? judgement.missing : null };
}
