/**
 * Reads the figures of a table that is already on the page: a chart that draws what the table says can never say
 * anything else. Cells carry them as data attributes; a suppressed cell carries none.
 */
export interface Figure {
  readonly name: string;
  readonly verdict: string;
  readonly estimate: number;
  readonly low: number;
  readonly high: number;
}

export interface Measure {
  readonly key: string;
  readonly title: string;
  readonly target: number;
  /** `share` is drawn in percent, `points` as it is. */
  readonly unit: 'share' | 'points';
}

const rowHeight = 30;
const axisHeight = 56;

/** Known before the chart is drawn, so that nothing below it moves when it is. */
export function keepRoomFor(figures: readonly Figure[], canvas: HTMLCanvasElement): void {
  if (canvas.parentElement === null) return;
  canvas.parentElement.style.height = `${figures.length * rowHeight + axisHeight}px`;
}

export function measuresOf(table: HTMLTableElement): Measure[] {
  return [...table.querySelectorAll<HTMLElement>('thead [data-measure]')].map(({ dataset }) => ({
    key: dataset['measure'] ?? '',
    title: dataset['title'] ?? '',
    target: Number(dataset['target']),
    unit: dataset['unit'] === 'points' ? 'points' : 'share',
  }));
}

export function figuresOf(table: HTMLTableElement, measure: Measure): Figure[] {
  return [...table.querySelectorAll<HTMLElement>(`td[data-measure="${measure.key}"][data-estimate]`)].map(figureOf);
}

function figureOf(cell: HTMLElement): Figure {
  const { estimate, low, high, verdict = '' } = cell.dataset;
  const name = cell.closest('tr')?.dataset['name'] ?? '';
  return { name, verdict, estimate: Number(estimate), low: Number(low), high: Number(high) };
}
