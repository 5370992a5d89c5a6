/** Every answer of one wave, community by community, in the form in which the intake hands answers to the database. */
import { createHash } from 'node:crypto';

import type { Answers } from '../../domain/form/form.ts';
import type { Channel, Mode } from '../../domain/outreach/channel.ts';
import { addDays, daysBetween, mondayOf } from './calendar.ts';
import type { DemoWave } from './calendar.ts';
import type { PlacedCommunity } from './places.ts';
import { chanceFrom } from './random.ts';
import type { Chance } from './random.ts';
import { answersOf } from './resident.ts';

export type DemoAnswer = {
  readonly id: string;
  readonly wave_id: string;
  readonly community_id: string;
  readonly channel: Channel;
  readonly mode: Mode;
  readonly cluster: number | null;
  readonly week: string;
  readonly day: string;
  readonly flags: number;
  readonly eligible: boolean;
  readonly answers: Answers;
  readonly digest: string;
  readonly seconds: number;
};

const channelWeights = { door: 26, poster: 30, school: 8, shop: 7, window: 6, group: 17, street: 6 } as const;
/** By the third wave shops and windows have questionnaires of their own. */
const latestWeights = { ...channelWeights, shop: 0, window: 0 } as const;
/** Bits of domain/reporting/quality-flags: duplicate 1, haste 2, straight line 4, night 8. */
const flagWeights = { '0': 944, '1': 9, '2': 14, '6': 5, '8': 28 } as const;

export function answersOfWave(wave: DemoWave, waveId: string, communities: readonly PlacedCommunity[]): DemoAnswer[] {
  return communities.flatMap((community) => answersOfCommunity(wave, waveId, community));
}

function answersOfCommunity(wave: DemoWave, waveId: string, community: PlacedCommunity): DemoAnswer[] {
  const chance = chanceFrom(`linli answers ${community.en} ${wave.index}`);
  return satisfactionOf(wave, community, chance).map((satisfied) => {
    const channel = chance.weighted(wave.index === 2 ? latestWeights : channelWeights);
    const mode = modeOf(channel, community, chance);
    const eligible = satisfied !== 'ineligible';
    const answers = answersOf({ community, channel, mode, eligible, satisfied: satisfied !== 'dissatisfied' }, chance);
    const day = dayOf(wave, chance);
    return {
      id: chance.uuid(),
      wave_id: waveId,
      community_id: community.id,
      channel,
      mode,
      cluster: clusterOf(channel, community, chance),
      week: mondayOf(day),
      day,
      flags: eligible ? Number(chance.weighted(flagWeights)) : 0,
      eligible,
      answers,
      digest: createHash('sha256').update(JSON.stringify(answers)).digest('hex'),
      seconds: Math.round(70 + 160 * chance.fraction() * (0.4 + chance.fraction())),
    };
  });
}

type Satisfaction = 'satisfied' | 'dissatisfied' | 'ineligible';

/** A quota, not a coin: the awkward communities have to be awkward with every seed. Some 2 % are not eligible. */
function satisfactionOf({ index }: DemoWave, community: PlacedCommunity, chance: Chance): Satisfaction[] {
  const eligible = community.answers[index];
  const dissatisfied = Math.round(eligible * (1 - community.satisfied[index]));
  const others = Math.floor(eligible / 50);
  return chance.shuffled([
    ...Array.from({ length: eligible - dissatisfied }, () => 'satisfied' as const),
    ...Array.from({ length: dissatisfied }, () => 'dissatisfied' as const),
    ...Array.from({ length: others }, () => 'ineligible' as const),
  ]);
}

function modeOf(channel: Channel, { mixedModes }: PlacedCommunity, chance: Chance): Mode {
  if (channel === 'street') return 'street';
  if (mixedModes === true) return chance.weighted({ self: 44, assisted: 26, paper: 18, telephone: 12 });
  if (channel === 'door') return chance.weighted({ self: 64, assisted: 31, paper: 5 });
  return channel === 'window' ? chance.weighted({ self: 78, paper: 22 }) : 'self';
}

function clusterOf(channel: Channel, community: PlacedCommunity, chance: Chance): number | null {
  const clusters = community.entryPoints.flatMap((point) =>
    point.channel === channel && point.cluster ? [point.cluster] : [],
  );
  return clusters[chance.whole(clusters.length)]?.number ?? null;
}

/** More answers in the first days of a wave than in the last. */
function dayOf({ answered: [first, last] }: DemoWave, chance: Chance): string {
  const days = daysBetween(first, last) + 1;
  return addDays(first, Math.floor(days * chance.fraction() ** 1.4));
}
