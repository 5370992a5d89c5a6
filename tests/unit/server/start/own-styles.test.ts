import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';

import { policyWithOwnStyles } from '../../../../src/server/start/own-styles.ts';

const here = 'a { color: red }';
const elsewhere = 'b { color: blue }';
const hash = (style: string) => `'sha256-${createHash('sha256').update(style).digest('base64')}'`;
const policy = `default-src 'none'; script-src 'self'; style-src 'self' ${hash(elsewhere)} ${hash(here)};`;
const page = (...styles: string[]) => Buffer.from(`<head>${styles.map((style) => `<style>${style}</style>`).join('')}`);

test('a page names its own styles and none of the other pages', () => {
  expect(policyWithOwnStyles(policy, page(here))).toBe(
    `default-src 'none'; script-src 'self'; style-src 'self' ${hash(here)};`,
  );
});

test('a page without inline styles names none', () => {
  expect(policyWithOwnStyles(policy, page())).toBe(`default-src 'none'; script-src 'self'; style-src 'self';`);
});

test('a style that the site did not list stays forbidden', () => {
  expect(policyWithOwnStyles(policy, page(here, 'i { color: green }'))).not.toContain(hash('i { color: green }'));
});

test('a policy that says nothing of styles stays as it is', () => {
  expect(policyWithOwnStyles("default-src 'none'", page(here))).toBe("default-src 'none'");
});
