/** A list of people as a checked page sends it back: rows as they were read, with the ids and the seed that came with the page. */
import { z } from 'astro/zod';

const cell = z.string().max(80);
const sent = z.object({
  made: z.object({ id: z.guid(), batch: z.guid(), seed: z.string().regex(/^[0-9a-f]{64}$/) }),
  rows: z
    .array(
      z.object({
        ...{ id: z.guid(), place: z.number().int() },
        cells: z.object({ account: cell, name: cell, phone: cell, role: cell, places: cell }),
      }),
    )
    .min(1)
    .max(500),
});
export type SentPeople = z.infer<typeof sent>;

/** Null where it is none. */
export function sentPeople(fields: FormData): SentPeople | null {
  const raw = fields.get('checked');
  try {
    return sent.parse(JSON.parse(typeof raw === 'string' ? raw : ''));
  } catch {
    return null;
  }
}
