/**
 * Answers of shops and at service windows, whose short questionnaires run beside the residents' third wave. A shop answers
 * through the one code of its street, so no answer says which shop it was.
 */
import { createHash } from 'node:crypto';

import type { Answers } from '../../domain/form/form.ts';
import { addDays, daysBetween, mondayOf } from './calendar.ts';
import type { SideWave } from './calendar.ts';
import type { DemoAnswer } from './answers.ts';
import type { PlacedCommunity } from './places.ts';
import { chanceFrom } from './random.ts';
import type { Chance } from './random.ts';
import { content, discontent, present, several } from './resident.ts';

export function answersOfSideWave(
  wave: SideWave,
  waveId: string,
  communities: readonly PlacedCommunity[],
): DemoAnswer[] {
  return communities.flatMap((community) => {
    const chance = chanceFrom(`linli ${wave.slug} ${community.en}`);
    // As many shops and as much going to the window as there are people, and as eager to answer as they are.
    const count = Math.ceil((community.answers[2] / 290) * (wave.slug === 'shop' ? 34 : 46));
    return Array.from({ length: count }, () => answerTo(wave, waveId, community, chance));
  });
}

function answerTo(wave: SideWave, waveId: string, community: PlacedCommunity, chance: Chance): DemoAnswer {
  const [first, last] = wave.answered;
  const day = addDays(first, Math.floor((daysBetween(first, last) + 1) * chance.fraction()));
  const satisfied = chance.happens(community.satisfied[2]);
  const answers = wave.slug === 'shop' ? shop(community, satisfied, chance) : window(satisfied, chance);
  return {
    id: chance.uuid(),
    wave_id: waveId,
    community_id: community.id,
    channel: wave.slug,
    mode: wave.slug === 'window' && chance.happens(0.2) ? 'paper' : 'self',
    cluster: null,
    week: mondayOf(day),
    day,
    flags: chance.happens(0.03) ? 2 : 0,
    eligible: true,
    answers,
    digest: createHash('sha256').update(JSON.stringify(answers)).digest('hex'),
    seconds: Math.round((wave.slug === 'shop' ? 45 : 12) * (1 + 1.5 * chance.fraction())),
  };
}

const sources = ['visit', 'notice_board', 'outdoor', 'group_chat', 'media', 'market_office'] as const;
const shopConcerns = [
  '店门口停满了共享单车，客人进不来。',
  '收垃圾的时间希望和打烊时间错开。',
  '下水道一下雨就返味。',
  '卸货没有临时停车的地方。',
  '招牌统一以后晚上不够亮。',
] as const;
const windowConcerns = ['取号机的字太小。', '希望中午也有人值班。', '材料清单能提前在网上看到就好了。'] as const;

type Attitudes = Readonly<Record<string, number>>;
const willing: Attitudes = { strongly_supports: 58, rather_supports: 35, indifferent: 7 };
const hesitant: Attitudes = { ...willing, indifferent: 45, rather_opposes: 13, opposes: 4 };

function shop(community: PlacedCommunity, satisfied: boolean, chance: Chance): Answers {
  const knows = { known: 61, heard: 28, unknown: 11 };
  return present({
    aware_creation: chance.happens(community.aware) ? chance.weighted({ known: 74, heard: 26 }) : 'unknown',
    news_sources: several(sources, 0.3, chance),
    visited_at_shop: chance.weighted({ yes: Math.round(community.reached * 90), no: 22, unsure: 5 }),
    aware_reporting: chance.weighted(knows),
    aware_frontage: chance.weighted({ known: 70, heard: 22, unknown: 8 }),
    attitude: chance.weighted(satisfied ? willing : hesitant),
    satisfied_parking: opinion(satisfied && !chance.happens(0.4), chance),
    satisfied_markets: opinion(satisfied && !chance.happens(0.1), chance),
    satisfied_overall: opinion(satisfied, chance),
    first_concern: chance.happens(0.18) ? chance.pick(shopConcerns) : null,
  });
}

function window(satisfied: boolean, chance: Chance): Answers {
  return present({
    satisfied_service: chance.happens(0.04) ? 'never_been' : opinion(satisfied, chance),
    satisfied_waiting: chance.happens(0.12) ? 'no_wait' : opinion(satisfied && !chance.happens(0.22), chance),
    first_concern: chance.happens(0.12) ? chance.pick(windowConcerns) : null,
  });
}

function opinion(pleased: boolean, chance: Chance): string {
  return chance.happens(0.03) ? 'unsure' : chance.weighted(pleased ? content : discontent);
}
