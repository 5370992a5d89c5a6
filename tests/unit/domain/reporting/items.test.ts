import { describe, expect, test } from 'vitest';

import type { Form, Question } from '../../../../src/domain/form/form.ts';
import { itemsBelow, itemsOf, judgeWave, type CommunityTallies } from '../../../../src/domain/reporting/index.ts';
import { waveOf } from './wave-of.ts';

const asked = (name: string, indicator: string, roles: readonly string[]): Question<string> => ({
  ...{ kind: 'radiogroup', name, title: `${name}?`, required: false, validators: [], indicator },
  choices: roles.map((role) => ({ value: role, text: role.toUpperCase(), role })),
});
const satisfaction = ['very_satisfied', 'very_dissatisfied', 'unsure'];

const form: Form<string> = {
  ...{ format: 1, languages: ['zh-CN'], title: '', calculated: [] },
  pages: [
    {
      name: 'first',
      elements: [
        asked('aware', 'awareness.creation', ['known', 'unknown']),
        asked('where', 'awareness.reporting', ['known', 'unknown']),
        {
          ...{
            kind: 'matrix',
            name: 'places',
            title: 'Places',
            required: false,
            validators: [],
            everyRowRequired: false,
          },
          indicator: 'satisfaction.facilities',
          columns: satisfaction.map((role) => ({ value: role, text: role, role })),
          rows: [{ value: 'square', text: 'the square' }],
        },
        asked('parking', 'satisfaction.traffic', satisfaction),
        asked('overall', 'satisfaction.overall', satisfaction),
        { ...{ kind: 'comment', name: 'wish', title: '', required: false, validators: [] }, maxLength: 9, rows: 1 },
      ],
    },
  ],
};

type Counts = Readonly<Record<string, Readonly<Record<string, number>>>>;

function itemsFrom(counts: Counts, atTheDoor: Counts = {}) {
  const rows = (given: Counts) =>
    Object.entries(given).flatMap(([question, choices]) =>
      Object.entries(choices).map(([choice, count]) => ({ question, choice, flagged: false, count })),
    );
  const community: CommunityTallies = {
    ...{ community: { id: 'c', nameZh: '', nameEn: '', households: 900 }, plannedN: null, completed: [] },
    tallies: [...rows(counts), ...rows(atTheDoor)].map((row) => ({ ...row, mode: 'self' })),
    splits: [
      ...rows(counts).map((row) => ({ ...row, dimension: 'channel' as const, value: 'poster' })),
      ...rows(atTheDoor).map((row) => ({ ...row, dimension: 'channel' as const, value: 'door' })),
    ],
  };
  const wave = waveOf([community]);
  const tallies = {
    ...wave,
    counting: { ...wave.counting, headlines: { awareness: 'aware', satisfaction: 'overall' } },
  };
  const { headlines } = judgeWave(tallies, form).whole;
  return { headlines, items: itemsOf(tallies, form, headlines) };
}

const opinion = (happy: number, unhappy: number) => ({ very_satisfied: happy, very_dissatisfied: unhappy });

describe('items', () => {
  test('have those of satisfaction first, worst first, what is too small to show last among them', () => {
    const { items } = itemsFrom({ overall: opinion(90, 10), parking: opinion(60, 40), 'places.square': opinion(3, 1) });
    expect(items.map(({ name, rate }) => `${name} ${rate.state}`)).toEqual([
      ...['parking found', 'overall found', 'places.square suppressed'],
      ...['aware suppressed', 'where suppressed'],
    ]);
    expect(items[2]).toMatchObject({ title: 'Places the square', shares: [] });
  });

  test('that carry the verdict have the figure of the verdict, without the door where it does not count', () => {
    const { headlines, items } = itemsFrom({ aware: { known: 40, unknown: 10 } }, { aware: { known: 30 } });
    const aware = items.find(({ name }) => name === 'aware');
    expect(aware).toMatchObject({ isHeadline: true, withDoor: false });
    expect(aware?.rate).toBe(headlines.awareness);
    expect(aware?.shares.map(({ text, count }) => `${text} ${String(count)}`)).toEqual(['KNOWN 40', 'UNKNOWN 10']);
  });

  test('that cannot leave the door out say so', () => {
    const { items } = itemsFrom({ where: { known: 40, unknown: 10 } }, { where: { known: 30 } });
    expect(items.find(({ name }) => name === 'where')).toMatchObject({
      withDoor: true,
      rate: { count: 70, total: 80 },
    });
  });
});

describe('what drags satisfaction down', () => {
  test('is an item whose whole interval lies below that of the headline, never the headline itself', () => {
    const { headlines, items } = itemsFrom({ overall: opinion(95, 5), parking: opinion(50, 50) });
    expect(itemsBelow(items, headlines.satisfaction).map(({ name }) => name)).toEqual(['parking']);
  });

  test('is nothing where the intervals touch, or where the headline cannot be shown', () => {
    const close = itemsFrom({ overall: opinion(95, 5), parking: opinion(90, 10) });
    expect(itemsBelow(close.items, close.headlines.satisfaction)).toEqual([]);
    const few = itemsFrom({ overall: opinion(3, 0), parking: opinion(50, 50) });
    expect(itemsBelow(few.items, few.headlines.satisfaction)).toEqual([]);
  });
});
