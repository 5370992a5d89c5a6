import { expect, test } from 'vitest';
import { maskText } from '../../../../src/server/export/mask-text.ts';

test.each([
  '13800138000',
  '138 0013 8000',
  '138-0013-8000',
  '１３８００１３８０００',
  '11010519491231002X',
  '110105 19491231 002Ｘ',
  '010-62345678',
  'lin@example.com',
  'lin.wang ＠ example.com.cn',
])('%s reaches nobody any more', (personal) => {
  expect(maskText(`我的是${personal}，谢谢`)).toBe('我的是***，谢谢');
});

test.each(['3 号楼 2 单元的灯坏了', '2026 年 11 月 28 日没有水', '12345 打不通', '垃圾桶太少'])(
  '“%s” stays as it was written',
  (text) => {
    expect(maskText(text)).toBe(text);
  },
);
