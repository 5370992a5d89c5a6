/** How this report writes: its language's words and figures, and which of them a measure takes. */
import type { Language } from '../../../domain/form/index.ts';
import type { ReportFigure, ReportMeasure, ShownParts, ToldCount } from '../../../domain/reporting/index.ts';
import { figures, type Figures } from '../../../i18n/figures.ts';
import type { MessageKey, Translator } from '../../../i18n/translator.ts';

export interface Voice {
  readonly t: Translator;
  readonly language: Language;
  readonly write: Figures;
  /** With its sign: “−3.2”. */
  readonly signed: (value: number) => string;
}

export function voiceIn(language: Language, t: Translator): Voice {
  const decimal = new Intl.NumberFormat(language, {
    ...{ minimumFractionDigits: 1, maximumFractionDigits: 1, signDisplay: 'exceptZero' },
  });
  const signed = (value: number) => decimal.format(value).replace('-', '−');
  return { t, language, signed, write: figures(language) };
}

export interface FigureWords {
  readonly target: string;
  readonly estimate: string;
  readonly interval: string;
  readonly n: string;
  /** With its sign. */
  readonly gap: string;
}

export function figureWords(measure: ReportMeasure, figure: ReportFigure, voice: Voice): FigureWords {
  const { signed, write } = voice;
  const isScore = measure === 'score';
  return {
    target: targetWords(measure, figure.target, voice),
    estimate: isScore ? write.points(figure.estimate) : write.share(figure.estimate),
    interval: isScore ? write.pointsInterval(figure.low, figure.high) : write.shareInterval(figure.low, figure.high),
    n: write.count(figure.n),
    gap: signed(isScore ? figure.gap : figure.gap * 100),
  };
}

export function targetWords(measure: ReportMeasure, target: number, { t, write }: Voice): string {
  return measure === 'score' ? t('report.points', { points: write.plainPoints(target) }) : write.target(target);
}

export function toldWords(told: ToldCount, { t, write }: Voice): string {
  return 'count' in told ? write.count(told.count) : t('report.method.below', { minimum: told.below });
}

/** “Self-completed 1,204, on paper 88, 1 more with too few answers”. */
export function partsWords<Name>(parts: ShownParts<Name>, { t, write }: Voice, nameKey: (name: Name) => MessageKey) {
  const shown = parts.shown.map(({ count, name }) =>
    t('report.method.part', { name: t(nameKey(name)), count: write.count(count) }),
  );
  const rest = parts.hidden > 0 ? [t('report.method.hiddenParts', { hidden: parts.hidden })] : [];
  const all = [...shown, ...rest];
  return all.length === 0 ? t('report.method.noParts') : all.join(t('report.method.separator'));
}
