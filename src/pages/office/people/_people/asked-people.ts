/** What the address asks of the list of people; what it cannot mean is left out. */
import { z } from 'astro/zod';

import { roles } from '../../../../domain/access/staff.ts';
import { personStates, type AskedPeople } from '../../../../server/db/people.ts';

export const peopleOnPage = 50;

const shape = z.object({
  words: z.string().trim().min(1).max(60).optional().catch(undefined),
  role: z.enum(roles).optional().catch(undefined),
  state: z.enum(personStates).optional().catch(undefined),
  area: z.guid().optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
});

export function askedPeople(params: URLSearchParams): { readonly asked: AskedPeople; readonly page: number } {
  const { page, ...read } = shape.parse(Object.fromEntries(params));
  const asked = Object.fromEntries(Object.entries(read).filter(([, value]) => value !== undefined));
  return { asked, page };
}
