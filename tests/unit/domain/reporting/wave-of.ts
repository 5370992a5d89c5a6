/** A wave of the demo sub-district for tests: its form and its tallies, said in people rather than rows. */
import type { Form } from '../../../../src/domain/form/form.ts';
import type { Channel, Mode } from '../../../../src/domain/outreach/channel.ts';
import type { CommunityTallies, SplitDimension, WaveTallies } from '../../../../src/domain/reporting/index.ts';

const satisfied = ['very_satisfied', 'fairly_satisfied', 'neutral', 'fairly_dissatisfied', 'very_dissatisfied'];

export const form: Form<string> = {
  format: 1,
  languages: ['zh-CN'],
  title: '',
  calculated: [],
  pages: [
    {
      name: 'first',
      elements: [
        {
          ...{ kind: 'radiogroup', name: 'heard', title: '', required: false, validators: [] },
          choices: ['known', 'heard', 'unknown'].map((role) => ({ value: role, text: '', role })),
        },
        {
          ...{ kind: 'panel', name: 'more' },
          elements: [
            {
              ...{ kind: 'checkbox', name: 'joined', title: '', required: false, validators: [] },
              choices: ['clean', 'sort'].map((value) => ({ value, text: '', role: 'mentioned' })),
              none: { value: 'none', text: '' },
            },
          ],
        },
        {
          ...{ kind: 'radiogroup', name: 'overall', title: '', required: false, validators: [] },
          choices: [...satisfied, 'unsure'].map((role, index) => ({ value: index + 1, text: '', role })),
        },
      ],
    },
  ],
};

export interface Group {
  readonly question: 'heard' | 'joined' | 'overall';
  readonly choice: string | number;
  readonly count: number;
  readonly mode?: Mode;
  readonly channel?: Channel;
  readonly cluster?: number;
  readonly flagged?: boolean;
}

export function communityOf(groups: readonly Group[], households: number | null = 2000, id = 'c1'): CommunityTallies {
  const split = (dimension: SplitDimension, valueOf: (group: Group) => string | null) =>
    groups.flatMap((group) => {
      const value = valueOf(group);
      return value === null ? [] : [{ ...rowOf(group), dimension, value }];
    });
  return {
    community: { id, nameZh: id, nameEn: id, households },
    plannedN: 150,
    tallies: groups.map((group) => ({ ...rowOf(group), mode: group.mode ?? 'self' })),
    splits: [
      ...split('channel', ({ channel }) => channel ?? 'poster'),
      ...split('cluster', ({ cluster }) => (cluster === undefined ? null : String(cluster))),
    ],
    completed: [],
  };
}

function rowOf({ question, choice, flagged = false, count }: Group) {
  return { question, choice: String(choice), flagged, count };
}

/** So many very satisfied and so many who are very dissatisfied. */
export function opinions(happy: number, unhappy: number, more: Partial<Group> = {}): Group[] {
  return [
    { question: 'overall', choice: 1, count: happy, ...more },
    { question: 'overall', choice: 5, count: unhappy, ...more },
  ];
}

export function waveOf(communities: readonly CommunityTallies[]): WaveTallies {
  return {
    wave: {
      ...{ id: 'w1', name: '一', opensAt: '2026-11-01T00:00:00Z', closesAt: '2026-11-30T00:00:00Z' },
      ...{ target: 0.95, scoreTarget: 80, plannedDesignEffect: 1.5 },
    },
    counting: {
      countable: { heard: 'one', joined: 'many', overall: 'one' },
      headlines: { awareness: 'heard', participation: 'joined', satisfaction: 'overall' },
      eligibility: [],
    },
    communities,
  };
}
