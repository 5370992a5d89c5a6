/** How many doors and buildings the lists of each community hold, and how many buildings nobody has; of the person's communities. */
import { z } from 'astro/zod';
import { premisesKinds } from '../../domain/outreach/premises.ts';
import { callApi, type UserDb } from './clients.ts';
import { namedArea, toNamedArea } from './named-area.ts';

const listed = z.array(
  namedArea.extend({
    office: namedArea,
    households: z.number().nullable(),
    buildings: z.number(),
    unowned: z.number(),
    kinds: z.partialRecord(z.enum(premisesKinds), z.number()),
  }),
);

export async function listedDoors(db: UserDb) {
  return listed.parse(await callApi(db, 'listed_doors')).map(({ office, ...community }) => ({
    ...community,
    ...toNamedArea(community),
    office: toNamedArea(office),
  }));
}
export type ListedCommunity = Awaited<ReturnType<typeof listedDoors>>[number];
