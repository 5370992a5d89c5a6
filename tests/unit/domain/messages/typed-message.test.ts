/** What an office typed becomes a message, or comes back with what is wrong beside its field. */
import { expect, test } from 'vitest';
import { messageState } from '../../../../src/domain/messages/message.ts';
import { linesOf, roomProblems } from '../../../../src/domain/messages/room.ts';
import { readMessage, typedMessage } from '../../../../src/domain/messages/typed-message.ts';

function typed(changes: Record<string, string> = {}) {
  const fields = new FormData();
  const all = { area: 'a', purpose: 'letter', number: '1', name: '信', body_zh: '您好。\r\n\r\n{社区}', ...changes };
  for (const [name, value] of Object.entries(all)) fields.set(name, value);
  return typedMessage(fields);
}

test('a draft needs a name, what is approved its text, and from the second version on what changed', () => {
  expect(readMessage(typed({ body_zh: '' }), 'keep')).toMatchObject({ ok: true });
  expect(readMessage(typed({ name: ' ', purpose: 'x' }), 'keep')).toEqual({
    ok: false,
    problem: { name: { kind: 'missing' }, purpose: { kind: 'missing' } },
  });
  expect(readMessage(typed({ body_zh: ' ', number: '2' }), 'approve')).toEqual({
    ok: false,
    problem: { body_zh: { kind: 'missing' }, changes: { kind: 'missing' } },
  });
});

test('line breaks of a browser are line breaks, and a number that is none is the first', () => {
  expect(readMessage(typed({ number: 'x' }), 'keep')).toMatchObject({
    value: { body_zh: '您好。\n\n{社区}', number: 1 },
  });
});

test('an unknown placeholder is refused beside its field even in a draft', () => {
  expect(readMessage(typed({ title_en: '{town}', body_zh: '{小区}{社区}' }), 'keep')).toEqual({
    ok: false,
    problem: { body_zh: { kind: 'unknown', typed: ['{小区}'] }, title_en: { kind: 'unknown', typed: ['{town}'] } },
  });
});

test('a version stands where its times say', () => {
  const times = { approved_at: null, replaced_at: null, withdrawn_at: null };
  expect(messageState(times)).toBe('draft');
  expect(messageState({ ...times, approved_at: 'then' })).toBe('approved');
  expect(messageState({ ...times, approved_at: 'then', replaced_at: 'now' })).toBe('replaced');
  expect(messageState({ ...times, approved_at: 'then', withdrawn_at: 'now' })).toBe('withdrawn');
});

test('lines are counted by width: a Latin character takes about half a Chinese one, an empty line none', () => {
  expect(linesOf('一二三四五', 5)).toBe(1);
  expect(linesOf('一二三四五六', 5)).toBe(2);
  expect(linesOf('abcdefgh', 5)).toBe(1);
  expect(linesOf('一\n\n二', 5)).toBe(2);
  expect(linesOf('', 5)).toBe(0);
});

test('what does not fit a form, and a language without words, are told once', () => {
  const words = (body: string, title = '') => ({ language: 'zh-CN' as const, words: { title, body } });
  expect(roomProblems('shop', [words('短')])).toEqual([]);
  expect(roomProblems('shop', [words('长'.repeat(200), '题'.repeat(60))])).toEqual(['title']);
  expect(roomProblems('shop', [words('长'.repeat(200), '题')])).toEqual(['body']);
  // Two lines of the title leave fewer to the body.
  expect([
    roomProblems('poster', [words('一\n二\n三', '题')]),
    roomProblems('poster', [words('一\n二\n三', '题'.repeat(20))]),
  ]).toEqual([[], ['body']]);
  expect(roomProblems('letter', [words('短'), { language: 'en', words: { title: '', body: '' } }])).toEqual([
    'no_words',
  ]);
});
