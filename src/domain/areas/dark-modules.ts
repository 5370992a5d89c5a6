/** The dark modules of a QR code as one SVG path: each run of them along a row is one rectangle. */
export function darkModules(rows: readonly (readonly boolean[])[]): string {
  return rows.flatMap((row, y) => runsIn(row).map(([from, to]) => `M${from} ${y}h${to - from}v1H${from}z`)).join('');
}

function runsIn(row: readonly boolean[]): [from: number, to: number][] {
  return row.flatMap((dark, x) => {
    if (!dark || row[x - 1]) return [];
    const end = row.indexOf(false, x);
    return [[x, end < 0 ? row.length : end] as [number, number]];
  });
}
