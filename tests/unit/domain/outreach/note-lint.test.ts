/** A note at a door helps the next visit; it says nothing about the people behind it. */
import { expect, test } from 'vitest';

import { lintNote } from '../../../../src/domain/outreach/note-lint.ts';

test.each([
  ['老人刚出院，行动不便', 'health'],
  ['he is in hospital again', 'health'],
  ['白天都不在家', 'absence'],
  ['周末经常没人', 'absence'],
  ['she lives alone', 'absence'],
  ['刚离婚', 'family'],
  ['信教的', 'belief'],
  ['以前上访过', 'belief'],
  ['低保户', 'money'],
  ['电话 138 0013 8000', 'number'],
  ['身份证１１０１０１１９９００１０１００１１', 'number'],
] as const)('“%s” is noticed as about %s', (note, subject) => {
  expect(lintNote(note)).toContain(subject);
});

test.each([
  '',
  '门铃坏了，请敲门',
  '想要一份给邻居的资料',
  '3 号楼入口在后面',
  'bell is broken, knock',
  '下次带垃圾分类的资料',
  '有狗，敲门后等一会',
])('“%s” is a note like any other', (note) => {
  expect(lintNote(note)).toEqual([]);
});
