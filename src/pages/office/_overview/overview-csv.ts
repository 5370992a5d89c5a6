/**
 * The table of the overview as rows for a spreadsheet: the figures bare, each with its n, interval, target and verdict in
 * columns of their own. Shares are 0–1, scores 0–100. What the page hides, the file hides.
 */
import type { Translator } from '../../../i18n/translator.ts';
import type { CsvCell } from '../../../server/export/csv.ts';
import type { Cell } from './cells.ts';
import type { Column } from './columns.ts';
import type { Measure } from './measures.ts';
import type { Overview, Row } from './overview.ts';
import type { LineName } from './second-lines.ts';

const parts = ['n', 'estimate', 'low', 'high', 'target', 'verdict', 'missing'] as const;
/** Figures that are printed beside the judged ones, wherever these are printed. */
const besides = [
  ['satisfaction', 'unsure_included'],
  ['awareness', 'strict'],
  ['awareness', 'at_the_door'],
] as const satisfies [Measure, LineName][];
const besideParts = ['n', 'estimate', 'low', 'high'] as const;

export function overviewRows(overview: Overview, t: Translator): CsvCell[][] {
  const { columns, rows, total } = overview;
  const lines = total === null ? rows : [...rows, { ...total, name: t('office.table.total') }];
  return [heading(columns, t), ...lines.map((row) => line(row, overview, t))];
}

function heading(columns: readonly Column[], t: Translator): CsvCell[] {
  const fixed = [t('office.csv.wave'), t('office.csv.state'), t('office.csv.kind'), t('office.csv.community')];
  const counts = [t('office.csv.answers'), t('office.csv.planned')];
  const figures = columns.flatMap(({ measure }) =>
    parts.map((part) => t(`office.csv.${part}`, { measure: t(`office.measure.${measure}`) })),
  );
  const beside = besides.flatMap(([measure, name]) => {
    const line = { measure: t(`office.measure.${measure}`), line: t(`office.second.${name}`) };
    return besideParts.map((part) => t(`office.csv.${part}`, { measure: t('office.csv.beside', line) }));
  });
  return [...fixed, ...counts, ...figures, ...beside];
}

function line(
  row: Pick<Row, 'name' | 'answers' | 'planned' | 'cells' | 'second'>,
  { columns, provisional, wave }: Overview,
  t: Translator,
): CsvCell[] {
  const state = t(provisional ? 'office.csv.provisional' : 'office.csv.final');
  const figures = columns.flatMap((column) => figuresOf(row.cells[column.measure], column, t));
  const beside = besides.flatMap(([measure, name]) => {
    const found = row.second[measure].find((each) => each.name === name);
    return besideParts.map((part) => found?.[part] ?? null);
  });
  return [wave.name, state, t('office.csv.participants'), row.name, row.answers, row.planned, ...figures, ...beside];
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
