/** Rows at once, or in batches as they come: a step of an asynchronous loop for each of a million rows would cost more than the row. */
export type Rows<Row> = Iterable<Row> | AsyncIterable<Iterable<Row>>;

export async function* batchesOf<Row>(rows: Rows<Row>): AsyncGenerator<Iterable<Row>> {
  if (Symbol.asyncIterator in rows) yield* rows;
  else yield rows;
}
