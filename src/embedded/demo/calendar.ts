/** The demo's dates: everything counted from the day of the first start, so that the third wave is always open. */
export type Day = string;

export type DemoWave = {
  readonly name: string;
  readonly opens: Day;
  readonly closes: Day;
  /** First and last day on which somebody answered. */
  readonly answered: readonly [Day, Day];
  readonly index: 0 | 1 | 2;
};

export function demoWaves(today: Day): readonly DemoWave[] {
  const wave = (index: 0 | 1 | 2, opens: number, closes: number): DemoWave => ({
    name: `${['第一批', '第二批', '第三批'][index] ?? ''} ${addDays(today, opens).slice(0, 7)}`,
    opens: addDays(today, opens),
    closes: addDays(today, closes),
    answered: [addDays(today, opens), addDays(today, Math.min(closes - 1, -1))],
    index,
  });
  return [wave(0, -152, -131), wave(1, -68, -47), wave(2, -16, 12)];
}

/** The waves of the short questionnaires, for the codes in shops and at service windows alone. */
export type SideWave = Pick<DemoWave, 'name' | 'opens' | 'closes' | 'answered'> & { readonly slug: 'shop' | 'window' };

/** Opened before the residents' third wave, so that the office finds that one first. */
export function sideWaves(today: Day): readonly SideWave[] {
  const wave = (slug: SideWave['slug'], label: string): SideWave => ({
    slug,
    name: `${label} ${addDays(today, -20).slice(0, 7)}`,
    opens: addDays(today, -20),
    closes: addDays(today, 12),
    answered: [addDays(today, -20), addDays(today, -1)],
  });
  return [wave('shop', '沿街商户'), wave('window', '服务窗口')];
}

export function addDays(day: Day, days: number): Day {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

export function mondayOf(day: Day): Day {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return addDays(day, -((weekday + 6) % 7));
}

export function daysBetween(first: Day, last: Day): number {
  return Math.round((Date.parse(last) - Date.parse(first)) / 86_400_000);
}

/** The date in China at this moment. */
export function dayInChina(now: Date): Day {
  return new Date(now.getTime() + 8 * 3_600_000).toISOString().slice(0, 10);
}
