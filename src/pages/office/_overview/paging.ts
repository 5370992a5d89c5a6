/** Fifty communities at a time: enough for a meeting, and a page that a slow line carries. The page stands in the address. */
export interface Paged<Row> {
  readonly rows: readonly Row[];
  /** From 1. */
  readonly page: number;
  readonly pages: number;
}

export const rowsOnPage = 50;

/** A page that does not exist is the nearest one that does. */
export function paged<Row>(rows: readonly Row[], asked: string | null, most = rowsOnPage): Paged<Row> {
  const pages = Math.max(1, Math.ceil(rows.length / most));
  const wanted = /^\d{1,6}$/.test(asked ?? '') ? Number(asked) : 1;
  const page = Math.min(Math.max(1, wanted), pages);
  return { rows: rows.slice((page - 1) * most, page * most), page, pages };
}
