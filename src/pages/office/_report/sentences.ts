/** The answer in one sentence per indicator, for a report of many communities or of one. */
import { smallestShown } from '../../../domain/reporting/index.ts';
import type { ReportLine, ReportMeasure, ReportOutline, VerdictCounts } from '../../../domain/reporting/index.ts';
import { figureWords, targetWords, type Voice } from './voice.ts';

export function verdictSentences(outline: ReportOutline, voice: Voice): string[] {
  const { communities, verdicts, wave, whole } = outline;
  const targetOf = (measure: ReportMeasure) => (measure === 'score' ? wave.scoreTarget : wave.target);
  const line = whole ?? communities[0];
  if (!line) return [];
  const sentences = verdicts.map((counts) =>
    whole === null
      ? single(counts.measure, line, targetOf(counts.measure), voice)
      : many(counts, whole, targetOf(counts.measure), voice),
  );
  return [...sentences, ...contribution(line, voice)];
}

function many(counts: VerdictCounts, whole: ReportLine, target: number, voice: Voice): string {
  const { t } = voice;
  const { all, measure, met, notMet, unclear } = counts;
  const named = { measure: t(`office.measure.${measure}`), target: targetWords(measure, target, voice) };
  const first = t('report.sentence.counts', { ...named, all, met, notMet, unclear });
  const finding = whole.figures[measure];
  if (finding.state !== 'found') return `${first}${t('report.sentence.wholeHidden', { minimum: smallestShown })}`;
  const words = figureWords(measure, finding, voice);
  const second = t('report.sentence.whole', { ...words, verdict: t(`report.sentence.${finding.verdict}`) });
  return voice.language === 'en' ? `${first} ${second}` : `${first}${second}`;
}

function single(measure: ReportMeasure, line: ReportLine, target: number, voice: Voice): string {
  const { t } = voice;
  const named = { measure: t(`office.measure.${measure}`), target: targetWords(measure, target, voice) };
  const finding = line.figures[measure];
  if (finding.state !== 'found') return t('report.sentence.singleHidden', { ...named, minimum: smallestShown });
  const words = figureWords(measure, finding, voice);
  return t('report.sentence.single', { ...words, ...named, verdict: t(`report.sentence.${finding.verdict}`) });
}

function contribution({ contribution: brings }: ReportLine, { t, write }: Voice): string[] {
  if (brings === null) return [];
  const { high, low, points, weight } = brings;
  const words = {
    points: write.points(points),
    interval: write.pointsInterval(low, high),
    weight: write.count(weight),
  };
  return [t('report.sentence.contribution', words)];
}
