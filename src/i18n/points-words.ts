/** A scale of the satisfaction score in one sentence, best level first. */
import type { ScoreScale } from '../domain/indicators/score-scale.ts';
import type { Translator } from './translator.ts';

const levels = ['very_satisfied', 'fairly_satisfied', 'neutral', 'fairly_dissatisfied', 'very_dissatisfied'] as const;

export function pointsWords({ points }: Pick<ScoreScale, 'points'>, t: Translator): string {
  return levels
    .map((level) =>
      t('officeSettings.scale.level', { level: t(`officeSettings.scale.${level}`), points: points[level] ?? 0 }),
    )
    .join(t('officeSettings.comma'));
}
