/** Settings of an office as they are typed; what is wrong is said field by field. Shares are typed in percent. */
export const settingFields = [
  ...(['nameZh', 'nameEn', 'contact', 'target', 'scoreTarget', 'scoreWeight', 'keepVisitsDays'] as const),
] as const;
export type SettingField = (typeof settingFields)[number];
export type TypedSettings = Readonly<Record<SettingField, string>>;

export interface ReadSettings {
  readonly nameZh: string;
  readonly nameEn: string;
  readonly contact: string | null;
  /** 0–1 */
  readonly target: number;
  readonly scoreTarget: number;
  readonly scoreWeight: number;
  readonly keepVisitsDays: number;
}

export type SettingProblem = 'missing' | 'out_of_range';
export type SettingProblems = Readonly<Partial<Record<SettingField, SettingProblem>>>;

/** Both ends belong to it. */
export const settingRanges = {
  target: { from: 50, to: 99.9 },
  scoreTarget: { from: 50, to: 100 },
  scoreWeight: { from: 1, to: 100 },
  keepVisitsDays: { from: 7, to: 90 },
} as const;

export const longestContact = 200;

export function readSettings(
  typed: TypedSettings,
): { readonly ok: true; readonly value: ReadSettings } | { readonly ok: false; readonly problems: SettingProblems } {
  const [target, scoreTarget, scoreWeight] = [
    within(typed, 'target'),
    within(typed, 'scoreTarget'),
    within(typed, 'scoreWeight'),
  ];
  const days = within(typed, 'keepVisitsDays');
  const keepVisitsDays = days === null || !Number.isInteger(days) ? null : days;
  const nameZh = typed.nameZh.trim();
  const problems: SettingProblems = {
    ...(nameZh === '' && { nameZh: 'missing' }),
    ...(target === null && { target: 'out_of_range' }),
    ...(scoreTarget === null && { scoreTarget: 'out_of_range' }),
    ...(scoreWeight === null && { scoreWeight: 'out_of_range' }),
    ...(keepVisitsDays === null && { keepVisitsDays: 'out_of_range' }),
  };
  if (Object.keys(problems).length > 0) return { ok: false, problems };
  if (target === null || scoreTarget === null || scoreWeight === null || keepVisitsDays === null)
    return { ok: false, problems };
  const contact = typed.contact.trim();
  return {
    ok: true,
    value: {
      ...{ nameZh, nameEn: typed.nameEn.trim() || nameZh, contact: contact === '' ? null : contact },
      // In thousandths, so that 94.9 % is 0.949 and nothing else.
      ...{ target: Math.round(target * 10) / 1000, scoreTarget, scoreWeight, keepVisitsDays },
    },
  };
}

function within(typed: TypedSettings, field: keyof typeof settingRanges): number | null {
  const text = typed[field].normalize('NFKC').trim().replace(/%$/, '').trim();
  if (!/^\d{1,3}(\.\d)?$/.test(text)) return null;
  const { from, to } = settingRanges[field];
  const value = Number(text);
  return value >= from && value <= to ? value : null;
}
