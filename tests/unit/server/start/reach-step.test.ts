/** What of the requests of a site counts as somebody reached, and above all what does not. */
import { describe, expect, test } from 'vitest';
import { uncarried } from '../../../../src/domain/reach/carrier.ts';
import { reachStep } from '../../../../src/server/start/reach-step.ts';

const origin = 'https://survey.example';
const phone =
  'Mozilla/5.0 (Linux; Android 12; V2134A) AppleWebKit/537.36 Chrome/116.0 Mobile Safari/537.36 MicroMessenger/8.0.47';
type Changes = { url?: string; method?: string; status?: number; headers?: Record<string, string | undefined> };

function step({ headers = {}, method = 'GET', status = 200, url = '/learn/how?from=K7M2QX' }: Changes = {}) {
  return reachStep({ method, status, url, headers: { 'user-agent': phone, ...headers } }, origin);
}

const poster = { ...uncarried, code: 'K7M2QX' };

describe('a person who', () => {
  test('opens a page from a code is counted with it, in any language and print', () => {
    const opened = { page: 'learn/how', carrier: poster, step: 'opened' };
    expect(step()).toEqual(opened);
    expect(step({ url: '/en/learn/how/?from=K7M2QX' })).toEqual(opened);
    expect(step({ url: '/large/zh-tw/learn/how?from=K7M2QX', status: 304 })).toEqual(opened);
    expect(step({ url: '/', headers: { 'sec-fetch-dest': 'document' } })).toMatchObject({ carrier: uncarried });
  });

  test('comes to the end of it is counted for the page and its way', () => {
    const referer = `${origin}/en/learn/how?from=K7M2QX`;
    const end = { url: '/reach/end', status: 204 };
    expect(step({ ...end, headers: { referer } })).toEqual({ page: 'learn/how', carrier: poster, step: 'read' });
    expect(step(end)).toBeNull();
    expect(step({ ...end, headers: { referer: 'https://elsewhere.example/learn/how' } })).toBeNull();
    expect(step({ ...end, headers: { referer: `${origin}/office/reach` } })).toBeNull();
  });

  test('opens a questionnaire from it is counted with the code of the questionnaire', () => {
    const referer = `${origin}/`;
    const questionnaire = { url: '/q/ABCDEF', headers: { referer } };
    const carrier = { ...uncarried, code: 'ABCDEF' };
    expect(step(questionnaire)).toEqual({ page: 'home', carrier, step: 'went_on' });
    expect(step({ ...questionnaire, status: 410 })).toBeNull();
    expect(step({ url: '/q/ABCDEF' })).toBeNull();
  });
});

describe('not counted is', () => {
  test.each<[string, Changes]>([
    ['what is asked for but not shown', { method: 'HEAD' }],
    ['a post', { method: 'POST' }],
    ['a page that is not there', { status: 404 }],
    ['a page that was withdrawn', { url: '/news/12', status: 410 }],
    ['a redirect', { status: 303 }],
    ['a search engine', { headers: { 'user-agent': 'Mozilla/5.0 (compatible; Baiduspider/2.0)' } }],
    ['a measuring of the page', { headers: { 'user-agent': `${phone} Chrome-Lighthouse` } }],
    ['who does not say who it is', { headers: { 'user-agent': undefined } }],
    ['what is fetched in advance', { headers: { 'sec-purpose': 'prefetch' } }],
    ['what is rendered in advance', { headers: { 'sec-purpose': 'prefetch;prerender' } }],
    ['what an older browser fetches in advance', { headers: { 'x-moz': 'prefetch' } }],
    ['a preview of a browser', { headers: { purpose: 'preview' } }],
    ['a page in a frame', { headers: { 'sec-fetch-dest': 'iframe' } }],
    ['what a script fetches', { headers: { 'sec-fetch-dest': 'empty' } }],
    ['somebody who is signed in', { headers: { cookie: 'linli-access=a; linli-refresh=b' } }],
    ['the same page in another language', { headers: { referer: `${origin}/en/learn/how?from=K7M2QX` } }],
    ['a file', { url: '/share.png' }],
    ['an address that is none', { url: '//' }],
  ])('%s', (_, changes) => {
    expect(step(changes)).toBeNull();
  });
});
