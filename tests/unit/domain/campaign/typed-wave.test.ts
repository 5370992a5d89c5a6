import { describe, expect, test } from 'vitest';
import { readWave, typedFrom, typedWave, type TypedWave } from '../../../../src/domain/campaign/typed-wave.ts';

const [office, version, heping] = ['0', '1', '2'].map((digit) => `00000000-0000-4000-8000-00000000000${digit}`) as [
  ...[string, string, string],
];

const typed: TypedWave = {
  ...{ area: office, name: 'Winter', version, opensOn: '2026-12-01', closesOn: '2026-12-31' },
  ...{ target: '95', scoreTarget: '80', designEffect: '1.5', channels: [], communities: [heping] },
  ...{ task: 'ask', people: 'all', responsible: 'Wang' },
};

describe('a plan that is typed well', () => {
  test('opens as its first day begins in China, and closes as its last day ends', () => {
    const read = readWave(typed);
    expect(read.ok && [read.value.opensAt, read.value.closesAt]).toEqual([
      ...['2026-12-01T00:00:00+08:00', '2027-01-01T00:00:00+08:00'],
    ]);
  });

  test('asks every channel where none is chosen, else those that are known', () => {
    expect(readWave(typed)).toMatchObject({ ok: true, value: { channels: null } });
    expect(readWave({ ...typed, channels: ['window', 'pigeon', 'shop'] })).toMatchObject({
      value: { channels: ['shop', 'window'] },
    });
  });

  test('may have full-width digits and percent signs', () => {
    expect(readWave({ ...typed, target: '９５％' })).toMatchObject({ value: { target: 0.95 } });
  });

  test('comes back from what is kept as it was typed', () => {
    const read = readWave({ ...typed, target: '92.5', channels: ['shop'] });
    if (!read.ok) throw new Error('not read');
    const kept = {
      ...{ ...read.value, id: '3', state: 'draft' as const, area: { id: office, nameZh: '', nameEn: '' } },
      ...{ questionnaire: { slug: '', version: 1, title: {} }, versionId: version },
      ...{ plannedDesignEffect: read.value.designEffect, communities: [{ id: heping, isAsked: true }] },
    };
    expect(typedFrom(kept)).toEqual({ ...typed, target: '92.5', channels: ['shop'] });
  });
});

test.each([
  ['name', 'missing', { name: '' }],
  ['version', 'missing', { version: 'newest' }],
  ['opensOn', 'day', { opensOn: '2026-02-30' }],
  ['closesOn', 'day', { closesOn: '' }],
  ['closesOn', 'order', { closesOn: '2026-11-30' }],
  ['target', 'number', { target: '100' }],
  ['scoreTarget', 'number', { scoreTarget: 'eighty' }],
  ['designEffect', 'number', { designEffect: '0.5' }],
] as const)('a wrong %s is said to be wrong (%s), and nothing else', (field, problem, change) => {
  expect(readWave({ ...typed, ...change })).toEqual({ ok: false, problem: { [field]: problem } });
});

test('a form is read as it is sent, line ends and doubles cleaned', () => {
  const form = new FormData();
  for (const [name, value] of [
    ...[
      ['task', ' one\r\ntwo '],
      ['communities', heping],
      ['communities', heping],
      ['name', 'x'.repeat(99)],
    ],
  ] as [string, string][])
    form.append(name, value);
  const read = typedWave(form);
  expect(read).toMatchObject({ task: 'one\ntwo', communities: [heping], channels: [], opensOn: '' });
  expect(read.name).toHaveLength(60);
});
