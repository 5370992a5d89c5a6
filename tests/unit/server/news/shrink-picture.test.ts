/** An uploaded picture becomes two small JPEGs that say nothing of where they were taken. */
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { shrinkPicture } from '../../../../src/server/news/shrink-picture.ts';

const photo = (width: number, height: number) =>
  sharp({
    create: { width, height, channels: 3, background: '#88aacc', noise: { type: 'gaussian', mean: 128, sigma: 30 } },
  });

test('a photo of a phone is turned upright, shrunk, and has forgotten its place', async () => {
  const bytes = await photo(1800, 1350)
    .withExif({ IFD0: { Make: 'Phone' }, IFD3: { GPSLatitude: '31/1 13/1 0/1', GPSLatitudeRef: 'N' } })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();
  const shrunk = await shrinkPicture(bytes);
  if (!shrunk.ok) throw new Error(shrunk.problem);
  const { card, height, page, width } = shrunk.value;
  expect([width, height]).toEqual([900, 1200]);
  expect((await sharp(page).metadata()).exif).toBeUndefined();
  expect(await sharp(card).metadata()).toMatchObject({ format: 'jpeg', width: 360, height: 480 });
  expect(page.length).toBeLessThan(500_000);
});

test('a small drawing keeps its size, and what was transparent is white', async () => {
  const drawing = sharp({ create: { width: 40, height: 30, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } } });
  const shrunk = await shrinkPicture(await drawing.png().toBuffer());
  if (!shrunk.ok) throw new Error(shrunk.problem);
  expect([shrunk.value.width, shrunk.value.height]).toEqual([40, 30]);
  expect((await sharp(shrunk.value.page).raw().toBuffer())[0]).toBeGreaterThan(250);
});

test.each([
  ['a text', Buffer.from('no picture at all')],
  ['a drawing that is a program', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')],
])('%s is refused', async (_, bytes) => {
  expect(await shrinkPicture(bytes)).toEqual({ ok: false, problem: 'unreadable' });
});

test('a picture that unpacks to more than the site can hold is refused before it is unpacked', async () => {
  const huge = await sharp({ create: { width: 9000, height: 7000, channels: 3, background: '#fff' } })
    .png()
    .toBuffer();
  expect(await shrinkPicture(huge)).toEqual({ ok: false, problem: 'too_large' });
});
