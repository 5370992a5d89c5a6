/** A filling of slanting lines, told apart without colour; the plain ground where the browser makes no pattern. */
interface Colours {
  readonly ground: string;
  readonly line: string;
}

const size = 8;

export function hatched({ ground, line }: Colours, near: HTMLCanvasElement): CanvasPattern | string {
  const tile = near.ownerDocument.createElement('canvas');
  tile.width = tile.height = size;
  const drawing = tile.getContext('2d');
  if (drawing === null) return ground;
  drawing.fillStyle = ground;
  drawing.fillRect(0, 0, size, size);
  drawing.strokeStyle = line;
  drawing.lineWidth = 1.5;
  drawing.beginPath();
  for (const from of [-size, 0, size]) {
    drawing.moveTo(from, size);
    drawing.lineTo(from + size, 0);
  }
  drawing.stroke();
  return drawing.createPattern(tile, 'repeat') ?? ground;
}
