/** Both languages say the same things with the same placeholders. */
import { expect, test } from 'vitest';
import chinese from '../../../src/i18n/zh-CN.json' with { type: 'json' };
import english from '../../../src/i18n/en.json' with { type: 'json' };

interface Messages {
  readonly [name: string]: string | Messages;
}

const plural = /_(?:one|other)$/;

function flat(messages: Messages, path = ''): [key: string, text: string][] {
  return Object.entries(messages).flatMap(([name, inner]) =>
    typeof inner === 'string' ? [[path + name, inner] as [string, string]] : flat(inner, `${path}${name}.`),
  );
}

function keys(messages: Messages): string[] {
  return [...new Set(flat(messages).map(([key]) => key.replace(plural, '')))].toSorted();
}

function placeholders(messages: Messages): Record<string, string[]> {
  const all: Record<string, string[]> = {};
  for (const [key, text] of flat(messages)) {
    const names = Array.from(text.matchAll(/\{\{(\w+)\}\}/g), ([, name]) => name ?? '');
    const stem = key.replace(plural, '');
    all[stem] = [...new Set([...(all[stem] ?? []), ...names])].toSorted();
  }
  return all;
}

test('Chinese and English have the same keys', () => {
  expect(keys(english)).toEqual(keys(chinese));
});

test('a message has the same placeholders in both languages', () => {
  expect(placeholders(english)).toEqual(placeholders(chinese));
});

test('no message is empty or shouts', () => {
  for (const [key, text] of [...flat(chinese), ...flat(english)]) {
    expect(text.trim(), key).not.toBe('');
    expect(text, key).not.toMatch(/[!！]/);
  }
});

test('plural forms of a message end in its general form', () => {
  for (const [key] of [...flat(chinese), ...flat(english)].filter(([key]) => key.endsWith('_one'))) {
    const all = new Set([...flat(chinese), ...flat(english)].map(([key]) => key));
    expect(all.has(key.replace(/_one$/, '_other')), key).toBe(true);
  }
});
