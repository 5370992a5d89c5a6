/** Settings of one office as the form shows them: what stands or what was typed, and what was wrong with it. */
import type { Settled } from '../../../../actions/office-settings.ts';
import {
  settingFields,
  settingRanges,
  type SettingField,
  type TypedSettings,
} from '../../../../domain/access/typed-settings.ts';
import type { Translator } from '../../../../i18n/translator.ts';
import type { OfficeSettings } from '../../../../server/db/office-settings.ts';

export interface SettingsFormView {
  readonly office: OfficeSettings;
  readonly typed: TypedSettings;
  readonly problems: Readonly<Record<SettingField, string | null>>;
}

export function settingsForm(
  office: OfficeSettings,
  refused: Extract<Settled, { status: 'refused' }> | null,
  t: Translator,
): SettingsFormView {
  const mine = refused?.area === office.area.id ? refused : null;
  const words = (field: SettingField): string | null => {
    const problem = mine?.problems[field];
    if (problem === undefined) return null;
    if (problem === 'missing') return t('officeSettings.problem.missing');
    return t('officeSettings.problem.out_of_range', rangeOf(field));
  };
  const problems = Object.fromEntries(
    settingFields.map((field) => [field, words(field)]),
  ) as SettingsFormView['problems'];
  return { office, typed: mine?.typed ?? typedOf(office), problems };
}

function rangeOf(field: SettingField): { readonly from: number; readonly to: number } {
  return field in settingRanges ? settingRanges[field as keyof typeof settingRanges] : { from: 0, to: 0 };
}

function typedOf(office: OfficeSettings): TypedSettings {
  return {
    ...{ nameZh: office.area.nameZh, nameEn: office.area.nameEn, contact: office.contact ?? '' },
    target: String(Math.round(office.target * 1000) / 10),
    ...{ scoreTarget: String(office.scoreTarget), scoreWeight: String(office.scoreWeight) },
    keepVisitsDays: String(office.keepVisitsDays),
  };
}
