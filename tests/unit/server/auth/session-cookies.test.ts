import { createContext } from 'astro/middleware';
import { expect, test } from 'vitest';
import { dropTokens, keepTokens, readTokens } from '../../../../src/server/auth/session-cookies.ts';

const tokens = { access: 'aaa.bbb.ccc', refresh: 'r3fr3sh' };

function visit(address: string, cookie = '') {
  const request = new Request(address, { headers: { cookie } });
  const site = new URL(address);
  const locals = {
    language: 'zh-CN',
    publicLanguage: 'zh-CN',
    print: 'normal',
    t: String,
    site,
    staff: null,
    session: null,
  } as const;
  return createContext({ request, defaultLocale: 'zh-CN', locals, clientAddress: '192.0.2.1' });
}

function setCookies(address: string): string[] {
  const { cookies, url } = visit(address);
  keepTokens(cookies, tokens, url);
  return [...cookies.headers()];
}

test('no script reads the session, no other site posts with it, and every page gets it', () => {
  const headers = setCookies('http://127.0.0.1:4500/sign-in');
  expect(headers).toHaveLength(2);
  for (const header of headers) {
    expect(header).toContain('HttpOnly');
    expect(header).toContain('SameSite=Lax');
    expect(header).toContain('Path=/');
  }
});

test('behind TLS the session never travels in clear', () => {
  for (const header of setCookies('https://linli.example/sign-in')) expect(header).toContain('Secure');
  for (const header of setCookies('http://127.0.0.1:4500/sign-in')) expect(header).not.toContain('Secure');
});

test('what was kept is read back on the next visit', () => {
  const kept = setCookies('http://127.0.0.1:4500/sign-in').map((header) => header.split(';')[0] ?? '');
  expect(readTokens(visit('http://127.0.0.1:4500/office', kept.join('; ')).cookies)).toEqual(tokens);
});

test('a browser that dropped the short-lived token is still known by the long-lived one', () => {
  const { cookies } = visit('http://127.0.0.1:4500/office', 'linli-refresh=r3fr3sh');
  expect(readTokens(cookies)).toEqual({ access: '', refresh: 'r3fr3sh' });
});

test('without the long-lived token nobody is signed in', () => {
  expect(readTokens(visit('http://127.0.0.1:4500/office').cookies)).toBeNull();
  expect(readTokens(visit('http://127.0.0.1:4500/office', 'linli-access=aaa; linli-refresh=').cookies)).toBeNull();
});

test('signing out removes both', () => {
  const { cookies } = visit('http://127.0.0.1:4500/office', 'linli-access=a; linli-refresh=b');
  dropTokens(cookies);
  const headers = [...cookies.headers()];
  expect(headers).toHaveLength(2);
  for (const header of headers) expect(header).toMatch(/Expires=Thu, 01 Jan 1970/);
});
