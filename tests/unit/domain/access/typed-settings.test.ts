/** Settings as they are typed: percent becomes a share, what is out of range is told beside its field. */
import { expect, test } from 'vitest';

import { readSettings, type TypedSettings } from '../../../../src/domain/access/typed-settings.ts';

const typed: TypedSettings = {
  ...{ nameZh: '星河镇', nameEn: '', contact: ' ', target: '94.9 %', scoreTarget: '80' },
  ...{ scoreWeight: '２０', keepVisitsDays: '60' },
};

test('what is in order is read, a missing English name is the Chinese one', () => {
  expect(readSettings(typed)).toEqual({
    ok: true,
    value: {
      ...{ nameZh: '星河镇', nameEn: '星河镇', contact: null, target: 0.949 },
      ...{ scoreTarget: 80, scoreWeight: 20, keepVisitsDays: 60 },
    },
  });
});

test.each([
  ['target', '100'],
  ['target', '49.9'],
  ['target', 'ninety'],
  ['scoreTarget', '101'],
  ['scoreWeight', '0'],
  ['keepVisitsDays', '91'],
  ['keepVisitsDays', '7.5'],
] as const)('%s of %s is out of range', (field, value) => {
  expect(readSettings({ ...typed, [field]: value })).toEqual({ ok: false, problems: { [field]: 'out_of_range' } });
});
