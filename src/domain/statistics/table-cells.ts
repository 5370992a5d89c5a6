/** The cells of a table of counts whose last row and last column are its totals, each with what hiding it would lose. */
export type Table = readonly (readonly number[])[];

export interface Cell {
  readonly row: number;
  readonly column: number;
  readonly count: number;
  /** Total of one row or of one column, not the grand total. */
  readonly isOneTotal: boolean;
  /** Few answers are lost before many, and any number of inner cells before a total. */
  readonly loss: number;
}

export function cellsOf(table: Table): Cell[] {
  requireCountsWithTotals(table);
  const [lastRow, lastColumn] = [table.length - 1, (table[0]?.length ?? 0) - 1];
  const everything = (table.at(-1)?.at(-1) ?? 0) + table.length * (lastColumn + 1);
  return table.flatMap((counts, row) =>
    counts.map((count, column) => {
      const totals = Number(row === lastRow) + Number(column === lastColumn);
      return { row, column, count, isOneTotal: totals === 1, loss: count + 1 + totals * everything };
    }),
  );
}

/** A table whose totals do not add up would be protected against the wrong sums. */
function requireCountsWithTotals(table: Table): void {
  if (table.length === 0) return;
  const width = table[0]?.length ?? 0;
  if (table.length === 1 || width < 2 || table.some((row) => row.length !== width)) {
    throw new RangeError('a table needs rows of equal length and totals as its last row and column');
  }
  if (!table.flat().every((count) => Number.isInteger(count) && count >= 0)) {
    throw new RangeError('a table of counts holds whole numbers of 0 or more');
  }
  const columns = Array.from({ length: width }, (_, column) => table.map((row) => row[column] ?? 0));
  if (![...table, ...columns].every(endsInItsSum)) throw new RangeError('the totals of a table must add up');
}

function endsInItsSum(line: readonly number[]): boolean {
  return line.slice(0, -1).reduce((sum, count) => sum + count, 0) === line.at(-1);
}
