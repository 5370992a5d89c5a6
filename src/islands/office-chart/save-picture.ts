/** The chart as a PNG file on paper ground, with its title above and its legend below: it must still say what it shows when it has left the page. */
export interface Caption {
  readonly title: string;
  readonly legend: string;
}

const margin = 16;
const lineHeight = 1.5;

export async function savePicture(chart: HTMLCanvasElement, caption: Caption, file: string): Promise<void> {
  const picture = withCaption(chart, caption);
  const blob = await new Promise<Blob | null>((done) => picture.toBlob(done, 'image/png'));
  if (blob === null) return;
  const address = URL.createObjectURL(blob);
  const link = Object.assign(document.createElement('a'), { href: address, download: file });
  link.click();
  // Some browsers fetch it only after the click has been handled.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

function withCaption(chart: HTMLCanvasElement, { legend, title }: Caption): HTMLCanvasElement {
  const style = getComputedStyle(chart);
  // The canvas has more pixels than the page on a fine screen: words grow with it.
  const scale = chart.clientWidth > 0 ? chart.width / chart.clientWidth : 1;
  const text = Number.parseFloat(style.fontSize) * scale;
  const room = margin * scale;
  const picture = document.createElement('canvas');
  picture.width = chart.width + 2 * room;
  const drawing = picture.getContext('2d');
  if (drawing === null) return chart;
  const fonts = { title: `600 ${text * 1.2}px ${style.fontFamily}`, legend: `${text * 0.9}px ${style.fontFamily}` };
  drawing.font = fonts.legend;
  const lines = brokenInto(legend, chart.width, drawing);
  const [head, foot] = [text * 1.2 * lineHeight, lines.length * text * 0.9 * lineHeight];
  picture.height = chart.height + head + foot + 3 * room;
  drawing.fillStyle = style.getPropertyValue('--surface').trim() || '#fff';
  drawing.fillRect(0, 0, picture.width, picture.height);
  drawing.fillStyle = style.color;
  drawing.textBaseline = 'top';
  drawing.font = fonts.title;
  drawing.fillText(title, room, room, chart.width);
  drawing.drawImage(chart, room, room + head);
  drawing.font = fonts.legend;
  lines.forEach((line, index) => {
    drawing.fillText(line, room, chart.height + head + 2 * room + index * text * 0.9 * lineHeight);
  });
  return picture;
}

/** Chinese breaks anywhere, English at spaces. */
function brokenInto(text: string, width: number, drawing: CanvasRenderingContext2D): string[] {
  const lines: string[] = [''];
  for (const piece of text.match(/[\u2E80-\uFFEF]|[^\s\u2E80-\uFFEF]+|\s+/g) ?? []) {
    const line = lines.at(-1) ?? '';
    if (line !== '' && drawing.measureText(line + piece).width > width) lines.push(piece.trimStart());
    else lines[lines.length - 1] = line + piece;
  }
  return lines;
}
