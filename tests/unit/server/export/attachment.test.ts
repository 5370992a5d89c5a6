import { expect, test } from 'vitest';
import { attachment } from '../../../../src/server/export/attachment.ts';

function nameReadByBrowser(header: string): string {
  return decodeURIComponent(/filename\*=UTF-8''(.*)$/.exec(header)?.[1] ?? '');
}

test('a file is saved under the Chinese name of its wave', () => {
  const header = attachment('邻里-2026年第三批.csv');
  expect(nameReadByBrowser(header)).toBe('邻里-2026年第三批.csv');
  expect(header).toMatch(/^[\x20-\x7e]+$/);
});

test.each(['"; filename="evil.exe', 'a\r\nSet-Cookie: x=1', 'a/../../b.csv', "it's (50%)*.csv", '\uD800.csv'])(
  'a wave named %j can neither break the header nor leave the folder',
  (name) => {
    const header = attachment(name);
    expect(header).toMatch(/^attachment; filename="[^"\\]*"; filename\*=UTF-8''[A-Za-z0-9%._~&$+^`{}|#-]*$/);
    expect(nameReadByBrowser(header)).not.toMatch(/[/\\\r\n]/);
  },
);
