/**
 * The table of the overview as rows for a spreadsheet: the figures bare, each with its n, interval, target and verdict in
 * columns of their own. Shares are 0–1, scores 0–100. What the page hides, the file hides.
 */
import type { Translator } from '../../../i18n/translator.ts';
import type { CsvCell } from '../../../server/export/csv.ts';
import type { Cell } from './cells.ts';
import type { Column } from './columns.ts';
import type { Overview, Row } from './overview.ts';

const parts = ['n', 'estimate', 'low', 'high', 'target', 'verdict', 'missing'] as const;

export function overviewRows(overview: Overview, t: Translator): CsvCell[][] {
  const { columns, rows, total } = overview;
  const lines = total === null ? rows : [...rows, { ...total, name: t('office.table.total') }];
  return [heading(columns, t), ...lines.map((row) => line(row, overview, t))];
}

function heading(columns: readonly Column[], t: Translator): CsvCell[] {
  const fixed = [t('office.csv.wave'), t('office.csv.state'), t('office.csv.community')];
  const counts = [t('office.csv.answers'), t('office.csv.planned')];
  const figures = columns.flatMap(({ measure }) =>
    parts.map((part) => t(`office.csv.${part}`, { measure: t(`office.measure.${measure}`) })),
  );
  return [...fixed, ...counts, ...figures];
}

function line(
  row: Pick<Row, 'name' | 'answers' | 'planned' | 'cells'>,
  { columns, provisional, wave }: Overview,
  t: Translator,
): CsvCell[] {
  const state = t(provisional ? 'office.csv.provisional' : 'office.csv.final');
  const figures = columns.flatMap((column) => figuresOf(row.cells[column.measure], column, t));
  return [wave.name, state, row.name, row.answers, row.planned, ...figures];
}

function figuresOf(cell: Cell, { target }: Column, t: Translator): CsvCell[] {
  switch (cell.state) {
    case 'found':
      return [cell.n, cell.estimate, cell.low, cell.high, target, t(`verdict.${cell.verdict}`), cell.missing];
    case 'suppressed':
      return [null, null, null, null, target, t('office.csv.suppressed', { minimum: cell.minimum }), null];
    case 'unasked':
      return [null, null, null, null, null, null, null];
  }
}
