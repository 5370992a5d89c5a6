/** How communities and checks of a wave are said. */
import type { WaveCheck } from '../../../../domain/campaign/wave.ts';
import type { Language } from '../../../../domain/form/form.ts';
import type { NamedArea } from '../../../../domain/outreach/premises.ts';
import { figures } from '../../../../i18n/figures.ts';
import type { Translator } from '../../../../i18n/translator.ts';
import { nameOf } from '../../coverage/_coverage/overview.ts';

const mostNamed = 8;

/** All of them up to eight, else the first and how many more. */
export function namesOf(areas: readonly NamedArea[], language: Language, t: Translator): string {
  const names = areas.map((area) => nameOf(area, language));
  if (names.length <= mostNamed) return new Intl.ListFormat(language, { type: 'conjunction' }).format(names);
  const first = new Intl.ListFormat(language, { type: 'unit' }).format(names.slice(0, mostNamed));
  return t('waves.andMore', { names: first, count: figures(language).count(names.length - mostNamed) });
}

export function checkWords({ check, communities, waves }: WaveCheck, language: Language, t: Translator): string {
  const names = namesOf(communities, language, t);
  const others = new Intl.ListFormat(language, { type: 'conjunction' }).format(waves);
  return t(`waves.check.${check}`, { names, waves: others });
}
