/** What the address asks of the record; what it cannot mean is left out. */
import { z } from 'astro/zod';

import type { AskedRecord } from '../../../../server/db/record.ts';

export const linesOnPage = 100;

const day = z.iso.date().optional().catch(undefined);
const shape = z.object({
  words: z.string().trim().min(1).max(60).optional().catch(undefined),
  who: z.guid().optional().catch(undefined),
  table: z
    .string()
    .regex(/^[a-z_]{1,40}$/)
    .optional()
    .catch(undefined),
  since: day,
  until: day,
  before: z.coerce.number().int().min(1).nullable().catch(null),
});

export function askedRecord(params: URLSearchParams): {
  readonly asked: AskedRecord;
  readonly before: number | null;
} {
  const { before, ...read } = shape.parse({ before: null, ...Object.fromEntries(params) });
  const asked = Object.fromEntries(Object.entries(read).filter(([, value]) => value !== undefined));
  // An empty number is none.
  return { asked, before: before === 0 ? null : before };
}
