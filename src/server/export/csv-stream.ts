/** A CSV file that is written while it is read; lines are gathered into pieces, because a million small ones would cost more than their text. */
import { batchesOf, type Rows } from './batches.ts';
import { csvLine, csvStart, type CsvCell } from './csv.ts';

const PIECE_CHARACTERS = 128 * 1024;

export async function* csvFile(head: readonly string[], rows: Rows<readonly CsvCell[]>): AsyncGenerator<Uint8Array> {
  let piece = csvStart + csvLine(head);
  for await (const batch of batchesOf(rows)) {
    for (const row of batch) piece += csvLine(row);
    if (piece.length < PIECE_CHARACTERS) continue;
    yield Buffer.from(piece);
    piece = '';
  }
  yield Buffer.from(piece);
}
