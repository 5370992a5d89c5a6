/**
 * Reads a QR code back from its dark and light modules (ISO/IEC 18004), without the help of what drew it: format, mask, codewords,
 * blocks of level Q up to version 6, byte mode. A picture from a screen has no errors to correct.
 */
type Modules = readonly (readonly boolean[])[];

export function readQrCode(modules: Modules): { readonly level: string; readonly text: string } {
  const { level, mask } = formatOf(modules);
  const version = (modules.length - 17) / 4;
  const blocks = blocksOfLevelQ[version];
  if (!blocks || level !== 'Q') throw new Error(`version ${version}, level ${level} is not read here`);
  const bits = bitsOf(modules, mask, version);
  const codewords = Array.from({ length: Math.floor(bits.length / 8) }, (_, at) =>
    numberOf(bits.slice(at * 8, at * 8 + 8)),
  );
  return { level, text: textIn(deinterleaved(codewords, blocks)) };
}

/** Data codewords of each block. */
const blocksOfLevelQ: Readonly<Record<number, readonly number[]>> = {
  1: [13],
  2: [22],
  3: [17, 17],
  4: [24, 24],
  5: [15, 15, 16, 16],
  6: [19, 19, 19, 19],
};

const masks: readonly ((row: number, column: number) => boolean)[] = [
  (r, c) => (r + c) % 2 === 0,
  (r) => r % 2 === 0,
  (_, c) => c % 3 === 0,
  (r, c) => (r + c) % 3 === 0,
  (r, c) => (Math.floor(r / 2) + Math.floor(c / 3)) % 2 === 0,
  (r, c) => ((r * c) % 2) + ((r * c) % 3) === 0,
  (r, c) => (((r * c) % 2) + ((r * c) % 3)) % 2 === 0,
  (r, c) => (((r + c) % 2) + ((r * c) % 3)) % 2 === 0,
];

/** Five bits beside the upper left corner, under a fixed mask. */
function formatOf(modules: Modules): { level: string; mask: number } {
  const read = [0, 1, 2, 3, 4].map((column) => (modules[8]?.[column] ? 1 : 0));
  const format = numberOf(read) ^ 0b10101;
  return { level: 'MLHQ'[format >> 3] ?? '', mask: format & 0b111 };
}

/** Two columns at a time from the lower right corner, up and down in turn, past everything that is no data. */
function bitsOf(modules: Modules, mask: number, version: number): number[] {
  const size = modules.length;
  const bits: number[] = [];
  let upwards = true;
  for (let right = size - 1; right > 0; right -= 2) {
    if (right === 6) right = 5;
    for (let step = 0; step < size; step++) {
      const row = upwards ? size - 1 - step : step;
      for (const column of [right, right - 1]) {
        if (isPattern(row, column, size, version)) continue;
        bits.push(Number(modules[row]?.[column] !== masks[mask]?.(row, column)));
      }
    }
    upwards = !upwards;
  }
  return bits;
}

/** Finders with format, timing lines, and the one alignment pattern of versions 2 to 6. */
function isPattern(row: number, column: number, size: number, version: number): boolean {
  const isFinder = (row < 9 && (column < 9 || column >= size - 8)) || (row >= size - 8 && column < 9);
  const isAligning = version > 1 && Math.abs(row - (size - 7)) <= 2 && Math.abs(column - (size - 7)) <= 2;
  return isFinder || isAligning || row === 6 || column === 6;
}

function deinterleaved(codewords: readonly number[], blocks: readonly number[]): number[] {
  const read = blocks.map((): number[] => []);
  let at = 0;
  for (let turn = 0; turn < Math.max(...blocks); turn++) {
    blocks.forEach((length, block) => {
      if (turn < length) read[block]?.push(codewords[at++] ?? 0);
    });
  }
  return read.flat();
}

/** One segment of bytes. */
function textIn(data: readonly number[]): string {
  const bits = data.flatMap((byte) => Array.from({ length: 8 }, (_, at) => (byte >> (7 - at)) & 1));
  if (numberOf(bits.slice(0, 4)) !== 0b0100) throw new Error('the code is not in byte mode');
  const length = numberOf(bits.slice(4, 12));
  const bytes = Array.from({ length }, (_, at) => numberOf(bits.slice(12 + at * 8, 20 + at * 8)));
  return new TextDecoder().decode(Uint8Array.from(bytes));
}

function numberOf(bits: readonly number[]): number {
  return bits.reduce((value, bit) => value * 2 + bit, 0);
}
