/** An activity in the reader's language, and what it has to offer at the moment; what was not written in English is shown in Chinese, marked as Chinese. */
import { chanceOf, type Chance } from '../../domain/activities/activity.ts';
import type { Language } from '../../domain/form/form.ts';
import type { Translator } from '../../i18n/translator.ts';
import type { ActivityCard } from '../../server/db/activities.ts';

export interface ActivityWords {
  readonly title: string;
  readonly about: string;
  readonly place: string;
  readonly bring: string;
  readonly because: string;
  readonly language: Language;
}

export function activityWords(item: ActivityCard, wished: Language): ActivityWords {
  const language = wished === 'en' && item.title_en !== '' ? 'en' : 'zh-CN';
  const end = language === 'en' ? 'en' : 'zh';
  return {
    title: item[`title_${end}`],
    about: item[`about_${end}`] || item.about_zh,
    place: item[`place_${end}`] || item.place_zh,
    bring: item[`bring_${end}`] || item.bring_zh,
    because: item[`cancelled_because_${end}`] || item.cancelled_because_zh,
    language,
  };
}

export function chanceNow(item: ActivityCard): Chance {
  const { begins_at: beginsAt, cancelled_at: cancelledAt, ends_at: endsAt, left, takes_more: takesMore } = item;
  return chanceOf({ beginsAt, cancelledAt, endsAt, left, takesMore }, Date.now());
}

export function chanceWords({ left, places, waiting }: ActivityCard, chance: Chance, t: Translator): string {
  switch (chance) {
    case 'free':
      return t('takePart.freeOf', { left, places });
    case 'waiting':
      return waiting === 0 ? t('takePart.waitingFirst') : t('takePart.waiting', { waiting });
    case 'full':
    case 'cancelled':
    case 'begun':
    case 'over':
      return t(`takePart.${chance}`);
  }
}

/** Who keeps the name, and who reads it: told before it is given. */
export function consentOf({ community, office }: ActivityCard, language: Language, t: Translator): string {
  const name = (area: { name_zh: string; name_en: string }) => (language === 'en' ? area.name_en : area.name_zh);
  const readers =
    community === null
      ? t('takePart.form.readers', { office: name(office) })
      : t('takePart.form.readersWithLead', { office: name(office), community: name(community) });
  return t('takePart.form.consent', { readers, days: office.keep_days });
}
