/** Which pages count under which name, what an address says of its way, which weeks are looked at, and their course. */
import { describe, expect, test } from 'vitest';
import { carriedAddress, carrierIn, uncarried } from '../../../../src/domain/reach/carrier.ts';
import { addressOfPage, publicPageAt } from '../../../../src/domain/reach/public-page.ts';
import { reachPeriod } from '../../../../src/domain/reach/reach-period.ts';
import { reachCourse } from '../../../../src/domain/reach/reach-report.ts';

describe('a public page', () => {
  test.each([
    ['/', 'home'],
    ['/s/east-river', 's/east-river'],
    ['/learn', 'learn'],
    ['/learn/how/simple', 'learn/how/simple'],
    ['/news/12', 'news/12'],
    ['/take-part', 'take-part'],
    ['/take-part/7', 'take-part/7'],
    ['/privacy', 'privacy'],
  ])('%s counts as %s, and is found again', (path, page) => {
    expect(publicPageAt(path)).toBe(page);
    expect(addressOfPage(page)).toBe(path);
  });

  test.each([
    '/office',
    '/q/HEPA22',
    '/news/feed.xml',
    '/news/12/page-abc.jpg',
    '/sign-in',
    '/visit/',
    '/learn/<b>',
    '/take-part/mine/abc123',
    '/take-part/7/sign-up',
  ])('%s does not count', (path) => {
    expect(publicPageAt(path)).toBeNull();
  });
});

describe('an address says of its way', () => {
  const community = '00000000-0000-4000-8000-0000000000e1';
  const of = (query: string) => carrierIn(new URLSearchParams(query));

  test('a code, a channel with a place, or nothing', () => {
    expect(of('from=k7m2qx')).toEqual({ ...uncarried, code: 'K7M2QX' });
    expect(of(`via=group&area=${community}`)).toEqual({ code: null, channel: 'group', area: community });
    expect(of('via=poster')).toEqual({ code: null, channel: 'poster', area: null });
    expect(of(`area=${community}`)).toEqual(uncarried);
    expect(of('via=loudspeaker&from=nothing')).toEqual(uncarried);
    expect(of("via=group&area='; drop table")).toEqual({ code: null, channel: 'group', area: null });
  });

  test('what the office wrote into it', () => {
    const address = carriedAddress('/learn/how', { channel: 'group', area: community });
    expect(of(new URL(address, 'https://x').search)).toEqual({ code: null, channel: 'group', area: community });
    expect(carriedAddress('/learn', { channel: null, area: community })).toBe('/learn');
  });
});

describe('the weeks that are looked at', () => {
  const on = (query: string, today = '2026-11-25') => reachPeriod(new URLSearchParams(query), today);

  test('are the last twelve where nothing is asked, and whole ones always', () => {
    expect(on('')).toEqual({ since: '2026-08-31', until: '2026-11-29', by: 'week' });
    expect(on('since=2026-11-04&until=2026-11-05&by=day')).toEqual({
      ...{ since: '2026-11-02', until: '2026-11-08', by: 'day' },
    });
  });

  test('are put in order, and are at most two years, by week where there are many', () => {
    expect(on('since=2026-11-20&until=2026-11-02')).toMatchObject({ since: '2026-11-02', until: '2026-11-22' });
    expect(on('since=2019-01-01&by=day')).toEqual({ since: '2024-11-18', until: '2026-11-29', by: 'week' });
    expect(on('since=yesterday&until=2026-02-31')).toEqual(on(''));
  });
});

test('the course has every week, also the quiet ones, with what began in each', () => {
  const news = { day: '2026-11-11', what: 'news', nameZh: '灯', nameEn: 'Lamps' } as const;
  const day = (on: string, carried: number) => ({ day: on, carried, otherwise: 1, completed: 2 });
  const days = [day('2026-11-02', 1), day('2026-11-08', 10), day('2026-11-16', 5)];
  const period = { since: '2026-11-02', until: '2026-11-22', days, dates: [news] };
  expect(reachCourse(period, 'week')).toEqual([
    { day: '2026-11-02', carried: 11, otherwise: 2, completed: 4, dates: [] },
    { day: '2026-11-09', carried: 0, otherwise: 0, completed: 0, dates: [news] },
    { day: '2026-11-16', carried: 5, otherwise: 1, completed: 2, dates: [] },
  ]);
  expect(reachCourse(period, 'day')).toHaveLength(21);
});
