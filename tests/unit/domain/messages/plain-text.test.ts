/** Marks of Markdown do not reach a chat; what only looks like one stays. */
import { expect, test } from 'vitest';
import { lengthOf, plainText } from '../../../../src/domain/messages/plain-text.ts';

test.each([
  ['## 周三\n正文', '周三\n正文'],
  ['修了**三把**伞，*很快*', '修了三把伞，很快'],
  ['It was *very* quick and __done__.', 'It was very quick and done.'],
  ['- 环境\n* 停车', '· 环境\n· 停车'],
  ['> 请看', '请看'],
  ['请看[这里](https://a.example/q/K7M2QX)', '请看这里 https://a.example/q/K7M2QX'],
  ['`代码`', '代码'],
  ['上\n---\n下', '上\n\n下'],
  ['一\n\n\n\n二 ', '一\n\n二'],
])('%j becomes %j', (typed, plain) => {
  expect(plainText(typed)).toBe(plain);
});

test.each(['3*4*5 米', 'https://a.example/s/east_river_home', '10:00-12:00', '2026-12-01', '{社区}', '1. 先填'])(
  '%j stays',
  (text) => {
    expect(plainText(text)).toBe(text);
  },
);

test('length counts characters as people do, without line breaks', () => {
  expect(lengthOf('一二\n三𠮷')).toBe(4);
});
