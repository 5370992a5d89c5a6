/**
 * A table of counts in which nobody can be guessed: cells below the minimum are hidden (null), zeros too, and so are as
 * many more as it takes that no hidden cell follows from the others by adding and subtracting along rows and columns
 * (complementary suppression; Cox 1980). Totals are the last row and the last column; they are hidden last.
 *
 * A hidden cell is safe when some cycle of hidden cells through it can be shifted by one, up and down in turn, without any
 * count falling below 0: then a second table of counts fits everything that is shown. So for each hidden cell the cheapest
 * such cycle is found (a shortest path between its row and its column), and what lies on it is hidden as well.
 */
import { cheapestPath, type Arc } from './cheapest-path.ts';
import { cellsOf, type Cell, type Table } from './table-cells.ts';

export function suppressSmallCells(table: Table, minimum: number): (number | null)[][] {
  if (!(minimum >= 0)) throw new RangeError(`minimum must be 0 or more, not ${minimum}`);
  const cells = cellsOf(table);
  const hidden = hiddenCells(cells, minimum);
  const shown: (number | null)[][] = table.map((counts) => [...counts]);
  for (const { row, column } of hidden) shown[row]?.splice(column, 1, null);
  return shown;
}

function hiddenCells(cells: readonly Cell[], minimum: number): ReadonlySet<Cell> {
  const small = cells.filter(({ count }) => count < minimum);
  const hidden = new Set(small);
  const safe = new Set<Cell>();
  const leaving = byStart(cells.flatMap(arcsOf));
  for (const cell of small) {
    if (safe.has(cell)) continue;
    for (const partner of [cell, ...cheapestCycle(cell, leaving, hidden)]) {
      hidden.add(partner);
      safe.add(partner);
    }
  }
  return hidden;
}

type ShiftArc = Arc & { readonly cell: Cell };

/** The cells to hide together with one cell: it may be one more in the second table, or, unless it is 0, one less. */
function cheapestCycle(cell: Cell, leaving: readonly (readonly ShiftArc[])[], hidden: ReadonlySet<Cell>): Cell[] {
  const costOf = (arc: ShiftArc) => (arc.cell === cell ? Infinity : hidden.has(arc.cell) ? 0 : arc.cell.loss);
  const cycles = arcsOf(cell)
    .map(({ from, to }) => cheapestPath(leaving, costOf, { start: to, goal: from }))
    .filter((path) => path !== null)
    .sort((one, other) => one.cost - other.cost);
  const [cheapest] = cycles;
  if (!cheapest) throw new Error('raising a cell with its three totals is always a cycle');
  return cheapest.arcs.map((arc) => arc.cell);
}

/**
 * Rows and columns are nodes, cells join them: from row to column when shifted up, from column to row when down. In
 * “parts − total = 0” a total counts negatively, so shifting it up lowers the count. A count stays 0 or more.
 */
function arcsOf(cell: Cell): ShiftArc[] {
  const [row, column] = [2 * cell.row, 2 * cell.column + 1];
  const up: ShiftArc = { from: row, to: column, cell };
  const down: ShiftArc = { from: column, to: row, cell };
  if (cell.count > 0) return [up, down];
  return cell.isOneTotal ? [down] : [up];
}

function byStart(arcs: readonly ShiftArc[]): ShiftArc[][] {
  const nodes = arcs.reduce((most, { from, to }) => Math.max(most, from + 1, to + 1), 0);
  const leaving = Array.from({ length: nodes }, (): ShiftArc[] => []);
  for (const arc of arcs) leaving[arc.from]?.push(arc);
  return leaving;
}
