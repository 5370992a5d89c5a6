/** Openings of public pages in the fictional sub-district over twelve weeks: more where posters hang and groups talk, none that began on a street. */
import type { Channel } from '../../domain/outreach/channel.ts';
import { addDays } from './calendar.ts';
import type { Day } from './calendar.ts';
import type { DemoDoor } from './door.ts';
import type { DemoPlaces } from './places.ts';
import { chanceFrom } from './random.ts';

/** How many openings of a page on a day at most. */
const busy: readonly (readonly [Channel, number])[] = [
  ['poster', 9],
  ['group', 14],
  ['school', 5],
];
const pages = ['learn/what', 'learn/how', 'learn/faq', 'home'] as const;
const weeks = 12;

export async function addReach({ call }: DemoDoor, { communities, home }: DemoPlaces, today: Day): Promise<void> {
  const chance = chanceFrom('linli reach');
  const days = Array.from({ length: weeks * 2 }, (_, turn) => addDays(today, -1 - turn * 3 - chance.whole(3)));
  const carried = communities
    .filter(({ subDistrictId }) => subDistrictId === home)
    .flatMap(({ id }) =>
      busy.flatMap(([channel, most]) =>
        days.map((day) => ({ channel, area: id, day, ...counted(chance.pick(pages), 1 + chance.whole(most)) })),
      ),
    );
  const otherwise = days.flatMap((day) => pages.map((page) => ({ day, ...counted(page, 20 + chance.whole(40)) })));
  await call('count_reach', { batch: [...carried, ...otherwise] });

  /** About half come to the end; only the home page has the field for a code. */
  function counted(page: (typeof pages)[number], opened: number) {
    const read = Math.round(opened * (0.3 + chance.fraction() * 0.4));
    return { page, opened, read, went_on: page === 'home' ? Math.round(read / 3) : 0 };
  }
}
