/** Reads a zip by its central directory and checks every sum and length: what Word and Excel would refuse fails here. */
import { crc32, inflateRawSync } from 'node:zlib';

export function readZip(zip: Buffer): Map<string, string> {
  const end = zip.lastIndexOf(Buffer.from('504b0506', 'hex'));
  if (end === -1) throw new Error('no end of central directory');
  const parts = new Map<string, string>();
  let at = zip.readUInt32LE(end + 16);
  for (let entry = zip.readUInt16LE(end + 10); entry > 0; entry -= 1) {
    const { name, next, text } = readEntry(zip, at);
    if (parts.has(name)) throw new Error(`${name} is there twice`);
    parts.set(name, text);
    at = next;
  }
  return parts;
}

export async function bytesOf(file: AsyncIterable<Uint8Array>): Promise<Buffer> {
  return Buffer.concat(await Array.fromAsync(file));
}

function readEntry(zip: Buffer, at: number) {
  if (zip.readUInt32LE(at) !== 0x02014b50) throw new Error(`no entry at ${at}`);
  const [method, sum, packed, size] = [10, 16, 20, 24].map((place) =>
    place === 10 ? zip.readUInt16LE(at + place) : zip.readUInt32LE(at + place),
  ) as [number, number, number, number];
  const [nameLength, extra, comment] = [28, 30, 32].map((place) => zip.readUInt16LE(at + place)) as [
    number,
    number,
    number,
  ];
  const name = zip.toString('utf8', at + 46, at + 46 + nameLength);
  const local = zip.readUInt32LE(at + 42);
  const begin = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
  const data = zip.subarray(begin, begin + packed);
  const plain = method === 8 ? inflateRawSync(data) : data;
  if (plain.length !== size || crc32(plain) !== sum) throw new Error(`${name} is damaged`);
  return { name, text: plain.toString('utf8'), next: at + 46 + nameLength + extra + comment };
}
