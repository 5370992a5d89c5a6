/** Reads how a calculated value is shown. */
import type { Base } from 'survey-core';
import type { ExpressionDisplay, LocalizedText } from '../domain/form/form.ts';
import { present, property, type Reading, words } from './reading.ts';

const styles = ['decimal', 'currency', 'percent', 'date'] as const;

export function readDisplay(question: Base, reading: Reading): ExpressionDisplay<LocalizedText> {
  const style = styles.find((one) => one === property(question, 'displayStyle'));
  const [minimumDigits, maximumDigits] = [
    digits(question, 'minimumFractionDigits'),
    digits(question, 'maximumFractionDigits'),
  ];
  return present({
    style,
    format: reading.texts.of(question, 'format'),
    currency: style === 'currency' ? words(question, 'currency') : undefined,
    grouping: property(question, 'useGrouping') === false ? false : undefined,
    minimumDigits,
    maximumDigits,
  });
}

/** From 0 to 20 in `Intl`; less means “as it comes”. */
function digits(question: Base, word: string): number | undefined {
  const value = Number(property(question, word));
  return Number.isInteger(value) && value >= 0 && value <= 20 ? value : undefined;
}
