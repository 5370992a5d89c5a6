/**
 * Rows of the first sheet of a workbook, as text. Untrusted: the zip is read by yauzl, which checks names and sizes while it unpacks; only the
 * four parts that are needed are unpacked, each up to a bound, and entities of a document type are never expanded, because the reader
 * knows no document types. Formulas count by their kept result.
 */
import type { Readable } from 'node:stream';
import { fromBuffer, type Entry, type ZipFile } from 'yauzl';
import { readSharedStrings } from './shared-strings.ts';
import { readSheet } from './read-sheet.ts';

/** Of one part, unpacked: a sheet of 100,000 doors has some 60 MB. */
const mostUnpacked = 256 * 1024 * 1024;
const mostEntries = 2_000;

export class UnreadableWorkbook extends Error {
  override readonly name = 'UnreadableWorkbook';
}

export async function readXlsx(bytes: Buffer, mostRows: number): Promise<string[][]> {
  const zip = await open(bytes);
  try {
    const entries = await entriesOf(zip);
    const strings = entries.get('xl/sharedStrings.xml');
    const sheet = entries.get(await firstSheet(zip, entries));
    if (sheet === undefined) throw new UnreadableWorkbook('no sheet');
    const shared = strings === undefined ? [] : await readSharedStrings(await contents(zip, strings));
    return await readSheet(await contents(zip, sheet), shared, mostRows);
  } finally {
    zip.close();
  }
}

function open(bytes: Buffer): Promise<ZipFile> {
  return new Promise((opened, failed) => {
    fromBuffer(bytes, { lazyEntries: true, validateEntrySizes: true, autoClose: false }, (cause, zip) =>
      cause === null ? opened(zip) : failed(new UnreadableWorkbook(cause.message)),
    );
  });
}

function entriesOf(zip: ZipFile): Promise<Map<string, Entry>> {
  return new Promise((listed, failed) => {
    const found = new Map<string, Entry>();
    zip.on('error', (cause: Error) => failed(new UnreadableWorkbook(cause.message)));
    zip.on('end', () => listed(found));
    zip.on('entry', (entry: Entry) => {
      found.set(entry.fileName, entry);
      if (found.size > mostEntries) failed(new UnreadableWorkbook('too many parts'));
      else zip.readEntry();
    });
    zip.readEntry();
  });
}

/** Refused by its announced size before anything is unpacked; one that lies about it fails while it is. */
function contents(zip: ZipFile, entry: Entry): Promise<Readable> {
  if (entry.uncompressedSize > mostUnpacked) throw new UnreadableWorkbook('too large');
  return new Promise((opened, failed) => {
    zip.openReadStream(entry, (cause, stream) =>
      cause === null ? opened(stream) : failed(new UnreadableWorkbook(cause.message)),
    );
  });
}

/** The first sheet as the workbook lists it; where it names none, the usual one. */
async function firstSheet(zip: ZipFile, entries: ReadonlyMap<string, Entry>): Promise<string> {
  const usual = 'xl/worksheets/sheet1.xml';
  const workbook = await small(zip, entries.get('xl/workbook.xml'));
  const relations = await small(zip, entries.get('xl/_rels/workbook.xml.rels'));
  const id = /<sheet\b[^>]*\br:id="([^"]+)"/.exec(workbook)?.[1];
  const relation = [...relations.matchAll(/<Relationship\b[^>]*>/g)].find(([tag]) => tag.includes(`Id="${id ?? ''}"`));
  const target = /\bTarget="([^"]+)"/.exec(relation?.[0] ?? '')?.[1];
  if (target === undefined) return usual;
  const path = target.startsWith('/') ? target.slice(1) : `xl/${target}`;
  return entries.has(path) ? path : usual;
}

const mostOfSmall = 1024 * 1024;

async function small(zip: ZipFile, entry: Entry | undefined): Promise<string> {
  if (entry === undefined || entry.uncompressedSize > mostOfSmall) return '';
  const chunks: Buffer[] = [];
  for await (const chunk of await contents(zip, entry)) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}
