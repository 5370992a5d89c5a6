import { expect, test } from 'vitest';
import type { Cell, Cells } from '../../../../src/pages/office/_overview/cells.ts';
import { columnsOf } from '../../../../src/pages/office/_overview/columns.ts';

function cells(satisfactionLow: number, scoreLow: number): Cells {
  const found = (low: number): Cell => ({
    state: 'found',
    estimate: low,
    low,
    high: low,
    n: 9,
    verdict: 'unclear',
    missing: null,
  });
  const hidden: Cell = { state: 'suppressed', minimum: 5 };
  return {
    satisfaction: found(satisfactionLow),
    score: found(scoreLow),
    awareness: hidden,
    participation: hidden,
    support: { state: 'unasked' },
  };
}

function scaleOf(measure: string, rows: readonly Cells[], target = 0.95) {
  const columns = columnsOf(
    rows.map((row) => ({ cells: row })),
    { target, scoreTarget: 80 },
  );
  return columns.find((column) => column.measure === measure)?.scale;
}

test('the scale of a column reaches down to its lowest interval, in steps of ten', () => {
  expect(scaleOf('satisfaction', [cells(0.84, 70), cells(0.66, 70)])?.from).toBeCloseTo(0.6);
  expect(scaleOf('score', [cells(0.84, 70), cells(0.84, 43.8)])).toEqual({ from: 40, to: 100 });
});

test('the target stands inside the picture even where every interval lies above it', () => {
  expect(scaleOf('satisfaction', [cells(0.97, 92)])?.from).toBeCloseTo(0.9);
  expect(scaleOf('score', [cells(0.97, 92)])).toEqual({ from: 70, to: 100 });
});

test('a column without a figure to show still has a scale', () => {
  expect(scaleOf('awareness', [cells(0.9, 90)])?.from).toBeCloseTo(0.9);
  expect(scaleOf('support', [])?.to).toBe(1);
});

test('a target near zero keeps the scale above nought', () => {
  expect(scaleOf('satisfaction', [cells(0, 0)], 0.01)?.from).toBe(0);
});
