/** Each difference said in a sentence, with its interval and whether anything follows from it. */
import type { Language } from '../../../domain/form/index.ts';
import { signed } from '../../../i18n/signed.ts';
import type { Translator } from '../../../i18n/translator.ts';
import type { CompareLine, Difference } from './compare-lines.ts';
import type { Compared } from './compare-view.ts';

export function sentences({ by, first, lines, second }: Compared, language: Language, t: Translator): string[] {
  return lines.flatMap((line) => {
    if (line.state !== 'found') return [];
    const said = differenceWords(line.difference, line.unit, { by, language, t });
    return [t(`compare.sentence.${by}`, { measure: t(`office.measure.${line.measure}`), first, second, said })];
  });
}

interface Voice {
  readonly by: Compared['by'];
  readonly language: Language;
  readonly t: Translator;
}

/** “+1.2 个百分点（−0.9 到 +3.3），不能判断” */
export function differenceWords(difference: Difference, unit: CompareLine['unit'], { by, language, t }: Voice): string {
  const write = signed(language);
  const inUnit = (value: number) => write(unit === 'share' ? value * 100 : value);
  return t(`compare.difference.${unit}`, {
    by: inUnit(difference.by),
    low: inUnit(difference.low),
    high: inUnit(difference.high),
    verdict: t(`compare.direction.${by}.${difference.direction}`),
  });
}
