/** How a forecast is said: with its range, and what it means for the last day. */
import type { Forecast } from '../../../../domain/campaign/forecast.ts';
import type { Language } from '../../../../domain/form/form.ts';
import { figures } from '../../../../i18n/figures.ts';
import type { Translator } from '../../../../i18n/translator.ts';

export function forecastWords(forecast: Forecast, language: Language, t: Translator): string {
  const { about, count, date } = figures(language);
  switch (forecast.state) {
    case 'reached':
      return t('waves.forecastReached');
    case 'no-plan':
      return t('waves.forecastNoPlan');
    case 'unclear':
      return t('waves.forecastUnclear', { missing: count(forecast.missing) });
    case 'expected': {
      const { byLastDay, day, earliest, isInTime, latest, missing } = forecast;
      if (day === null || earliest === null) return t('waves.forecastNever', { missing: count(missing) });
      const range =
        latest === null
          ? t('waves.forecastFrom', { day: date(day), earliest: date(earliest) })
          : t('waves.forecastRange', { day: date(day), earliest: date(earliest), latest: date(latest) });
      return isInTime === 'no'
        ? t('waves.forecastLate', { range, about: about(byLastDay), missing: count(missing) })
        : t(isInTime === 'yes' ? 'waves.forecastInTime' : 'waves.forecastPerhaps', { range });
    }
  }
}
