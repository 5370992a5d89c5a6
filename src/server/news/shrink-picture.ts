/** Two JPEGs of an uploaded picture: for the page and for a card. Whatever the camera wrote into it (place, time, phone) is gone. */
import { createHash } from 'node:crypto';
import sharp from 'sharp';

import { accepted, refused, type Result } from '../../domain/result.ts';

export interface ShrunkPicture {
  readonly page: Buffer;
  readonly card: Buffer;
  readonly width: number;
  readonly height: number;
  /** Part of the address, so that a browser may keep it for ever. */
  readonly mark: string;
}

/** Phones photograph with up to 200 million points; more than 60 would take more memory than a site has to spare. */
const mostPixels = 60_000_000;
const longestSide = { page: 1200, card: 480 } as const;
const readable = new Set(['jpeg', 'png', 'webp', 'heif', 'gif', 'tiff']);

// Several pictures at once must not take all cores from those who answer.
sharp.concurrency(1);
sharp.cache(false);

export async function shrinkPicture(bytes: Buffer): Promise<Result<ShrunkPicture, 'unreadable' | 'too_large'>> {
  try {
    const { format, width, height } = await sharp(bytes, { limitInputPixels: false }).metadata();
    if (!readable.has(format)) return refused('unreadable');
    if (width * height > mostPixels) return refused('too_large');
    const [page, card] = [await shrunk(bytes, longestSide.page), await shrunk(bytes, longestSide.card)];
    const mark = createHash('sha256').update(page.data).digest('hex').slice(0, 12);
    return accepted({ page: page.data, card: card.data, width: page.info.width, height: page.info.height, mark });
  } catch {
    return refused('unreadable');
  }
}

/** Turned as the camera was held; what is transparent becomes paper. */
function shrunk(bytes: Buffer, side: number) {
  return sharp(bytes, { limitInputPixels: mostPixels })
    .autoOrient()
    .resize(side, side, { fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#ffffff' })
    .jpeg({ quality: 76, mozjpeg: true })
    .toBuffer({ resolveWithObject: true });
}
