import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { suppressSmallCells } from '../../../../src/domain/statistics/index.ts';

type Shown = (number | null)[][];

function withTotals(inner: readonly (readonly number[])[]): number[][] {
  const rows = inner.map((row) => [...row, row.reduce((sum, count) => sum + count, 0)]);
  const width = rows[0]?.length ?? 0;
  return [
    ...rows,
    Array.from({ length: width }, (_, column) => rows.reduce((sum, row) => sum + (row[column] ?? 0), 0)),
  ];
}

function tables(maximum: number, size: number) {
  const sides = { minLength: 1, maxLength: size };
  return fc.integer({ min: 1, max: size }).chain((width) => {
    const row = fc.array(fc.integer({ min: 0, max: maximum }), { minLength: width, maxLength: width });
    return fc.array(row, sides).map(withTotals);
  });
}

/** Every table of counts, with totals, that agrees with what is shown; found by trying. */
function tablesThatFit(shown: Shown, most: number): number[][][] {
  const [height, width] = [shown.length - 1, (shown[0]?.length ?? 0) - 1];
  const fitting: number[][][] = [];
  const inner = Array.from({ length: height }, () => new Array<number>(width).fill(0));
  const fill = (position: number): void => {
    if (position === height * width) {
      const table = withTotals(inner);
      if (shown.every((row, r) => row.every((cell, c) => cell === null || cell === table[r]?.[c]))) fitting.push(table);
      return;
    }
    const [r, c] = [Math.floor(position / width), position % width];
    const known = shown[r]?.[c] ?? null;
    for (let count = known ?? 0; count <= (known ?? most); count++) {
      const row = inner[r];
      if (row) row[c] = count;
      fill(position + 1);
    }
  };
  fill(0);
  return fitting;
}

describe('a table with small cells', () => {
  test('hides the small one and as few others as keep it hidden', () => {
    const table = withTotals([
      [3, 10, 40],
      [10, 10, 50],
      [60, 70, 80],
    ]);
    expect(suppressSmallCells(table, 5)).toEqual([
      [null, null, 40, 53],
      [null, null, 50, 70],
      [60, 70, 80, 210],
      [73, 90, 170, 333],
    ]);
  });

  test('is shown whole when nothing is small', () => {
    const table = withTotals([
      [5, 6],
      [7, 8],
    ]);
    expect(suppressSmallCells(table, 5)).toEqual(table);
  });

  test('hides zeros too: that nobody said it is also an answer', () => {
    const shown = suppressSmallCells(
      withTotals([
        [0, 20],
        [30, 40],
      ]),
      5,
    );
    expect(shown[0]?.[0]).toBeNull();
  });

  test('hides totals where the table has nothing else to hide', () => {
    expect(suppressSmallCells(withTotals([[3]]), 5)).toEqual([
      [null, null],
      [null, null],
    ]);
    expect(
      suppressSmallCells(
        withTotals([
          [0, 0],
          [0, 0],
        ]),
        5,
      )
        .flat()
        .every((cell) => cell === null),
    ).toBe(true);
  });

  test('keeps totals that inner cells can protect', () => {
    const shown = suppressSmallCells(
      withTotals([
        [2, 100, 100],
        [100, 100, 100],
      ]),
      5,
    );
    expect([shown[0]?.[3], shown[1]?.[3], ...(shown[2] ?? [])]).toEqual([202, 300, 102, 200, 200, 502]);
  });

  test('is not opened by the one cell that joins two hidden squares', () => {
    // Every row and column would have none or two hidden cells, and yet the joining 2 would follow from the sums.
    const table = withTotals([
      [1, 1, 50, 50, 50],
      [1, 1, 50, 2, 50],
      [50, 50, 50, 1, 1],
      [50, 50, 50, 1, 1],
      [50, 50, 50, 50, 50],
    ]);
    const hidden = suppressSmallCells(table, 5)
      .flat()
      .filter((cell) => cell === null);
    expect(hidden.length).toBeGreaterThan(9);
  });

  test('never lets a hidden cell be worked out', { timeout: 120_000 }, () => {
    fc.assert(
      fc.property(tables(4, 3), fc.integer({ min: 1, max: 4 }), (table, minimum) => {
        fc.pre(table.length * (table[0]?.length ?? 0) <= 12);
        const shown = suppressSmallCells(table, minimum);
        const others = tablesThatFit(shown, 5);
        shown.forEach((row, r) =>
          row.forEach((cell, c) => {
            if (cell === null) expect(others.some((other) => other[r]?.[c] !== table[r]?.[c])).toBe(true);
          }),
        );
      }),
      { numRuns: 150 },
    );
  });

  test('shows no small cell, changes none that it shows, and hides nothing without need', () => {
    fc.assert(
      fc.property(tables(30, 6), fc.integer({ min: 0, max: 10 }), (table, minimum) => {
        const shown = suppressSmallCells(table, minimum);
        const isAnySmall = table.flat().some((count) => count < minimum);
        shown.flat().forEach((cell, index) => {
          const count = table.flat()[index] ?? NaN;
          if (count < minimum) expect(cell).toBeNull();
          if (cell !== null) expect(cell).toBe(count);
          if (!isAnySmall) expect(cell).toBe(count);
        });
      }),
    );
  });

  test('leaves no line with a single hidden cell', () => {
    fc.assert(
      fc.property(tables(30, 6), fc.integer({ min: 1, max: 10 }), (table, minimum) => {
        const shown = suppressSmallCells(table, minimum);
        const columns = (shown[0] ?? []).map((_, column) => shown.map((row) => row[column] ?? null));
        for (const line of [...shown, ...columns]) {
          expect(line.filter((cell) => cell === null)).not.toHaveLength(1);
        }
      }),
    );
  });

  test('of nothing is nothing', () => {
    expect(suppressSmallCells([], 5)).toEqual([]);
  });

  test.each([
    [
      'totals that do not add up',
      [
        [1, 2],
        [1, 1],
      ],
    ],
    ['rows of unequal length', [[1, 1], [1]]],
    ['no totals', [[3, 4]]],
    [
      'a negative count',
      [
        [-1, -1],
        [-1, -1],
      ],
    ],
    [
      'half a person',
      [
        [0.5, 0.5],
        [0.5, 0.5],
      ],
    ],
  ])('cannot be protected with %s', (_, table) => {
    expect(() => suppressSmallCells(table, 5)).toThrow(RangeError);
  });
});
