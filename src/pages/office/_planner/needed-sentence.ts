/** The answer in one sentence, before the table. */
import type { Goal } from '../../../domain/reporting/index.ts';
import type { Language } from '../../../domain/form/index.ts';
import { figures } from '../../../i18n/figures.ts';
import type { Translator } from '../../../i18n/translator.ts';
import type { Planning } from './planner-view.ts';

export function neededSentence({ rows, settings }: Planning, goal: Goal, language: Language, t: Translator): string {
  const { count, plainPoints, target } = figures(language);
  const needed = rows.flatMap(({ answers }) => answers ?? []);
  const [low, high] = [Math.min(...needed), Math.max(...needed)];
  if (goal.kind === 'reach') {
    if (needed.length === 0) return t('planner.unreachable');
    const shown = { negatives: count(goal.negatives), count: count(high), target: target(settings.target) };
    return t('planner.sentenceReach', shown);
  }
  const shown = { share: target(goal.share), margin: plainPoints(goal.margin * 100) };
  if (low === high) return t('planner.sentenceMargin', { ...shown, count: count(high) });
  return t('planner.sentenceDrawn', { ...shown, low: count(low), high: count(high) });
}
