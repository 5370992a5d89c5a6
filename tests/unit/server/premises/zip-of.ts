/** A zip made by hand, so that it can also lie about what is in it. */
import { crc32, deflateRawSync } from 'node:zlib';

type Part = string | { readonly compressed: Buffer; readonly size: number };

export function zipOf(parts: Readonly<Record<string, Part>>): Buffer {
  const entries = Object.entries(parts).map(([name, part]) => {
    if (typeof part !== 'string') return { name, crc: 0, ...part };
    const bytes = Buffer.from(part);
    return { name, crc: crc32(bytes), compressed: deflateRawSync(bytes), size: bytes.length };
  });
  const locals: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const entry of entries) {
    const local = Buffer.concat([header(0x04034b50, entry), Buffer.from(entry.name), entry.compressed]);
    central.push(Buffer.concat([centralHeader(entry, offset), Buffer.from(entry.name)]));
    locals.push(local);
    offset += local.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, directory, end]);
}

interface Entry {
  readonly name: string;
  readonly crc: number;
  readonly compressed: Buffer;
  readonly size: number;
}

function header(signature: number, { name, crc, compressed, size }: Entry): Buffer {
  const fields = Buffer.alloc(30);
  fields.writeUInt32LE(signature, 0);
  fields.writeUInt16LE(20, 4);
  fields.writeUInt16LE(8, 8);
  fields.writeUInt32LE(crc, 14);
  fields.writeUInt32LE(compressed.length, 18);
  fields.writeUInt32LE(size, 22);
  fields.writeUInt16LE(Buffer.byteLength(name), 26);
  return fields;
}

function centralHeader({ name, crc, compressed, size }: Entry, offset: number): Buffer {
  const fields = Buffer.alloc(46);
  fields.writeUInt32LE(0x02014b50, 0);
  fields.writeUInt16LE(20, 4);
  fields.writeUInt16LE(20, 6);
  fields.writeUInt16LE(8, 10);
  fields.writeUInt32LE(crc, 16);
  fields.writeUInt32LE(compressed.length, 20);
  fields.writeUInt32LE(size, 24);
  fields.writeUInt16LE(Buffer.byteLength(name), 28);
  fields.writeUInt32LE(offset, 42);
  return fields;
}
