/** What is said of single satisfaction items: which lie below the overall rate, and of each how it compares. */
import type { ItemFigure } from '../../../domain/reporting/index.ts';
import type { Voice } from './voice.ts';

export function comparedWords({ isBelow }: ItemFigure, { t }: Voice): string {
  return t(isBelow ? 'report.items.below' : 'report.items.same');
}

export function itemsSentence(items: readonly ItemFigure[], { t, write }: Voice): string {
  const below = items.filter(({ isBelow }) => isBelow);
  if (below.length === 0) return t('report.items.none');
  const named = below.map(({ rate, title }) => `${title} ${write.share(rate)}`);
  return t('report.items.some', { items: named.join(t('report.items.separator')) });
}
