/** Words of a definition in the words of the office. */
import { indicators } from '../../../../domain/indicators/roles.ts';
import type { Translator } from '../../../../i18n/translator.ts';

const types = [
  ...([
    'radiogroup',
    'checkbox',
    'dropdown',
    'rating',
    'boolean',
    'text',
    'comment',
    'matrix',
    'multipletext',
  ] as const),
  ...(['ranking', 'imagepicker', 'html', 'image', 'panel', 'expression', 'tagbox', 'buttongroup'] as const),
] as const;

export function typeWord(type: string, t: Translator): string {
  const known = types.find((one) => one === type);
  return known ? t(`library.type.${known}`) : type;
}

export function indicatorWord(indicator: string, t: Translator): string {
  const known = indicators.find((one) => one === indicator);
  return known ? t(`library.indicator.${keyOf(known)}`) : indicator;
}

type Key<Word extends string> = Word extends `${infer Family}.${infer Topic}` ? `${Family}_${Topic}` : never;

function keyOf<Word extends string>(indicator: Word): Key<Word> {
  return indicator.replace('.', '_') as Key<Word>;
}
