/**
 * A zip archive that is written while it is read: Word and Excel files are zips of XML parts. A part is asked for when its turn comes
 * and compressed in pieces, so that a large one is never whole in memory.
 */
import { PassThrough, Readable } from 'node:stream';
import { ZipFile } from 'yazl';

export interface ZipPart {
  readonly path: string;
  readonly content: string | (() => AsyncIterable<string>);
}

export function zipped(parts: readonly ZipPart[]): AsyncIterable<Uint8Array> {
  const zip = new ZipFile();
  const output = new PassThrough();
  // What fails while a part is written has to reach whoever reads: an archive that just ends would look whole.
  const breakOff = (cause: Error) => output.destroy(cause);
  zip.on('error', breakOff);
  for (const { content, path } of parts) {
    if (typeof content === 'string') zip.addBuffer(Buffer.from(content), path);
    else zip.addReadStreamLazy(path, {}, (opened) => opened(null, pieces(content()).on('error', breakOff)));
  }
  zip.end();
  zip.outputStream.pipe(output);
  return output;
}

const PIECE_CHARACTERS = 64 * 1024;

/** Rows come one by one; compressing each alone would cost more than the rows. */
function pieces(texts: AsyncIterable<string>): Readable {
  async function* gathered(): AsyncGenerator<Buffer> {
    let piece = '';
    for await (const text of texts) {
      piece += text;
      if (piece.length < PIECE_CHARACTERS) continue;
      yield Buffer.from(piece);
      piece = '';
    }
    if (piece !== '') yield Buffer.from(piece);
  }
  return Readable.from(gathered(), { objectMode: false });
}
