/**
 * One made-up resident answering `surveys/resident`: not a model of anybody, but coherent enough that tables and charts look like
 * real ones. Whoever is satisfied overall is readier to be satisfied with the rest, and people met at the door know more.
 */
import type { Answers } from '../../domain/form/form.ts';
import type { Channel, Mode } from '../../domain/outreach/channel.ts';
import type { DemoCommunity } from './communities.ts';
import type { Chance } from './random.ts';

export type Resident = {
  readonly community: DemoCommunity;
  readonly channel: Channel;
  readonly mode: Mode;
  readonly eligible: boolean;
  /** Decided beforehand, so that each community's rate is what it should be. */
  readonly satisfied: boolean;
};

type Scale = Readonly<Record<string, number>>;

const ages: Scale = { '18_34': 24, '35_49': 31, '50_64': 26, '65_over': 16, declined: 3 };
export const content: Scale = {
  very_satisfied: 52,
  fairly_satisfied: 39,
  neutral: 5,
  fairly_dissatisfied: 3,
  very_dissatisfied: 1,
};
export const discontent: Scale = {
  very_satisfied: 8,
  fairly_satisfied: 34,
  neutral: 27,
  fairly_dissatisfied: 22,
  very_dissatisfied: 9,
};
const activities = [
  'volunteering',
  'clean_up',
  'waste_sorting',
  'road_manners',
  'helping_neighbours',
  'culture',
] as const;
const sources = ['visit', 'notice_board', 'outdoor', 'group_chat', 'school_letter', 'media', 'workplace'] as const;

/** How much harder an item is to be satisfied with than life here as a whole. */
const harder = {
  satisfied_environment: 0.05,
  satisfied_parking: 0.3,
  satisfied_property: 0.2,
  satisfied_service: 0.02,
  satisfied_markets: 0.12,
  satisfied_facilities: 0.1,
} as const;

const concerns = [
  '楼道里的杂物希望能定期清理。',
  '晚上小区停车位不够，路口常被堵住。',
  '希望电动车充电的地方多一些。',
  '下雨天小区门口积水，走路不方便。',
  '菜市场后面的垃圾桶有异味。',
  '广场舞声音大，孩子写作业受影响。',
  '希望老年人活动室周末也开放。',
  '路灯有两盏不亮，走夜路不放心。',
  '希望物业回复快一点。',
  '健身器材坏了很久没有人修。',
] as const;
const heard = ['清洁家园周末活动', '垃圾分类宣传', '志愿者在路口劝导交通', '社区的邻里节', '学校发了一封信'] as const;

export function answersOf(resident: Resident, chance: Chance): Answers {
  const known = knowledge(resident, chance);
  const reached = resident.channel === 'door' ? 0.93 : resident.community.reached;
  return present({
    ...eligibility(resident, chance),
    activities_heard: chance.happens(0.16) ? chance.pick(heard) : null,
    aware_creation: known,
    news_sources: several(sources, known === 'unknown' ? 0.06 : 0.3, chance),
    visited_at_home: chance.happens(0.05) ? 'unsure' : chance.happens(reached) ? 'yes' : 'no',
    aware_reporting: chance.weighted({ known: 58, heard: 27, unknown: 15 }),
    activities_joined: several(activities, resident.satisfied ? 0.36 : 0.22, chance),
    attitude: attitude(resident, chance),
    ...opinions(resident, chance),
    report_outcome: reportOutcome(resident, chance),
    satisfied_overall: overall(resident, chance),
    first_concern: chance.happens(resident.satisfied ? 0.1 : 0.34) ? chance.pick(concerns) : null,
  });
}

function eligibility({ eligible }: Resident, chance: Chance): Record<string, string> {
  const age = chance.weighted(ages);
  if (eligible) return { age_band: age, residence_length: 'half_year_over' };
  return chance.happens(0.5)
    ? { age_band: 'under_18', residence_length: 'half_year_over' }
    : { age_band: age, residence_length: 'under_half_year' };
}

function knowledge({ community, channel }: Resident, chance: Chance): string {
  const aware = channel === 'door' ? Math.min(0.995, community.aware + 0.03) : community.aware;
  if (!chance.happens(aware)) return 'unknown';
  return chance.happens(0.72) ? 'known' : 'heard';
}

function attitude({ satisfied }: Resident, chance: Chance): string {
  return satisfied
    ? chance.weighted({ strongly_supports: 66, rather_supports: 30, indifferent: 4 })
    : chance.weighted({ strongly_supports: 24, rather_supports: 40, indifferent: 25, rather_opposes: 8, opposes: 3 });
}

function overall({ satisfied, mode }: Resident, chance: Chance): string {
  if (!satisfied) return chance.weighted({ neutral: 58, fairly_dissatisfied: 31, very_dissatisfied: 11 });
  return chance.happens(mode === 'assisted' ? 0.7 : 0.54) ? 'very_satisfied' : 'fairly_satisfied';
}

function opinions(resident: Resident, chance: Chance): Record<string, string> {
  const items = Object.entries(harder).map(([item, difficulty]) => [item, opinion(resident, item, difficulty, chance)]);
  const safety = resident.satisfied
    ? chance.weighted({ safe: 58, fairly_safe: 36, rather_unsafe: 4, unsure: 2 })
    : chance.weighted({ safe: 21, fairly_safe: 44, rather_unsafe: 24, unsafe: 7, unsure: 4 });
  return { ...(Object.fromEntries(items) as Record<string, string>), safe_at_night: safety };
}

function opinion({ satisfied }: Resident, item: string, difficulty: number, chance: Chance): string {
  if (item === 'satisfied_property' && chance.happens(0.11)) return 'no_property_service';
  if (item === 'satisfied_service' && chance.happens(0.28)) return 'never_been';
  if (chance.happens(0.03)) return 'unsure';
  const pleased = satisfied && !chance.happens(difficulty);
  return chance.weighted(pleased ? content : discontent);
}

function reportOutcome({ satisfied }: Resident, chance: Chance): string {
  if (chance.happens(0.71)) return 'not_reported';
  return satisfied
    ? chance.weighted({ very_satisfied: 35, fairly_satisfied: 45, fairly_dissatisfied: 8, pending: 12 })
    : chance.weighted({ fairly_satisfied: 25, fairly_dissatisfied: 34, very_dissatisfied: 19, pending: 22 });
}

export function several(choices: readonly string[], each: number, chance: Chance): string[] {
  const ticked = choices.filter(() => chance.happens(each));
  return ticked.length === 0 ? ['none'] : ticked;
}

/** An item left blank is no answer, not an empty one. */
export function present(answers: Readonly<Record<string, string | string[] | null>>): Answers {
  return Object.fromEntries(
    Object.entries(answers).filter((entry): entry is [string, string | string[]] => entry[1] !== null),
  );
}
