/** Reads codes back from the picture of a printed page: dark and light at the middle of each module, where the page puts the code. */
import type { Locator, Page } from '@playwright/test';

import { readQrCode } from './qr-reader.ts';

/** Around the code. */
const quiet = 4;

/** What the codes on one sheet say, from one picture of the whole sheet; `sideways` where a code stands on its head. */
export async function codesOnSheet(blank: Page, sheet: Locator): Promise<{ level: string; text: string }[]> {
  await sheet.scrollIntoViewIfNeeded();
  const picture = (await sheet.screenshot({ scale: 'device' })).toString('base64');
  const frame = await sheet.boundingBox();
  const found = await Promise.all((await sheet.locator('.qr-code').all()).map((code) => placeOf(code)));
  if (frame === null) throw new Error('the sheet is not on the page');
  const grids = await blank.evaluate(
    async ({ encoded, codes, width }) => {
      const bytes = Uint8Array.from(atob(encoded), (character) => character.charCodeAt(0));
      const image = await createImageBitmap(new Blob([bytes]));
      const canvas = new OffscreenCanvas(image.width, image.height);
      const context = canvas.getContext('2d');
      context?.drawImage(image, 0, 0);
      const { data = [] } = context?.getImageData(0, 0, image.width, image.height) ?? {};
      const scale = image.width / width;
      return codes.map(({ x, y, across, size, turned }) => {
        const at = (module: number) => ((module + 0.5) * size) / across;
        const isDark = (row: number, column: number) => {
          const [down, right] = turned ? [across - 1 - row, across - 1 - column] : [row, column];
          const [pixel, line] = [Math.floor((x + at(right)) * scale), Math.floor((y + at(down)) * scale)];
          return (data[(line * image.width + pixel) * 4] ?? 255) < 128;
        };
        const places = Array.from({ length: across }, (_, place) => place);
        return places.map((row) => places.map((column) => isDark(row, column)));
      });
    },
    {
      encoded: picture,
      codes: found.map((code) => ({ ...code, x: code.x - frame.x, y: code.y - frame.y })),
      width: frame.width,
    },
  );
  return grids.map((grid) => readQrCode(grid.slice(quiet, -quiet).map((row) => row.slice(quiet, -quiet))));
}

async function placeOf(code: Locator) {
  const box = await code.boundingBox();
  if (box === null) throw new Error('a code is not on the page');
  const across = Number((await code.getAttribute('viewBox'))?.split(' ')[2]);
  const turned = await code.evaluate((element) => element.closest('.turned') !== null);
  return { x: box.x, y: box.y, size: box.width, across, turned };
}

/** Of pages and cards of a fixed size, those whose words do not fit. */
export function spilling(elements: Element[]): string[] {
  return elements
    .filter(
      (element) => element.scrollHeight > element.clientHeight + 1 || element.scrollWidth > element.clientWidth + 1,
    )
    .map((element) => `${element.className}: ${element.scrollHeight} of ${element.clientHeight} px`);
}
