/** One measure of every community as a table: verdict, result, n, interval, gap to the target, what is still needed. */
import type { CommunityLine, ReportLine, ReportMeasure, ReportOutline } from '../../../domain/reporting/index.ts';
import type { IntervalPicture, TableBlock, TableCell, TableColumn } from '../../../server/export/report-document.ts';
import { figureWords, targetWords, type Voice } from './voice.ts';

export function communityTable(measure: ReportMeasure, outline: ReportOutline, voice: Voice): TableBlock {
  const { communities, wave, whole } = outline;
  const target = measure === 'score' ? wave.scoreTarget : wave.target;
  const scale = scaleOf(measure, target, whole === null ? communities : [...communities, whole]);
  const brings = measure === 'score' && [whole, ...communities].some((line) => line?.contribution);
  const line = (name: string, each: ReportLine) => [
    { text: name },
    ...cells(measure, each, scale, voice),
    ...(brings ? [contributionCell(each, voice)] : []),
  ];
  const rows = communities.map((each) => line(nameOf(each, voice), each));
  const named = { measure: voice.t(`office.measure.${measure}`), target: targetWords(measure, target, voice) };
  return {
    kind: 'table',
    caption: voice.t(whole === null ? 'report.table.captionOne' : 'report.table.caption', named),
    columns: columns(measure, brings, voice),
    rows: whole === null ? rows : [...rows, line(voice.t('report.table.total'), whole)],
    hasTotal: whole !== null,
  };
}

export function nameOf({ community }: CommunityLine, { language }: Pick<Voice, 'language'>): string {
  return language === 'en' ? community.nameEn : community.nameZh;
}

function columns(measure: ReportMeasure, brings: boolean, { t }: Voice): TableColumn[] {
  const gap = t(measure === 'score' ? 'report.table.gapPoints' : 'report.table.gapShare');
  return [
    { title: t('report.table.community'), align: 'start', width: 23 },
    { title: t('report.table.verdict'), align: 'start', width: 16 },
    { title: t('report.table.estimate'), align: 'end', width: 12 },
    { title: t('report.table.n'), align: 'end', width: 10 },
    { title: t('report.table.interval'), align: 'end', width: 21 },
    { title: gap, align: 'end', width: 15 },
    { title: t('report.table.missing'), align: 'end', width: 17 },
    ...(brings ? [{ title: t('report.table.contribution'), align: 'end', width: 34 } as const] : []),
  ];
}

interface Scale {
  readonly from: number;
  readonly to: number;
}

function cells(measure: ReportMeasure, line: ReportLine, scale: Scale, voice: Voice): TableCell[] {
  const { t, write } = voice;
  const finding = line.figures[measure];
  const none = { text: t('report.table.none') };
  if (finding.state !== 'found') {
    const minimum = finding.state === 'suppressed' ? finding.minimum : 0;
    return [{ text: t('report.table.hidden', { minimum }) }, none, none, none, none, none];
  }
  const { estimate, high, low, missing, target, verdict } = finding;
  const words = figureWords(measure, finding, voice);
  const bar: IntervalPicture = { estimate, low, high, target, scale, verdict, label: t(`office.bar.${verdict}`) };
  const needed =
    missing === null ? t('report.table.tooClose') : t('report.table.about', { missing: write.about(missing) });
  return [
    { text: t(`verdict.${verdict}`), verdict },
    { text: words.estimate },
    { text: words.n },
    { text: words.interval, bar },
    { text: words.gap },
    verdict === 'unclear' ? { text: needed } : none,
  ];
}

function contributionCell({ contribution }: ReportLine, { t, write }: Voice): TableCell {
  if (contribution === null) return { text: t('report.table.none') };
  const { high, low, points } = contribution;
  const words = { points: write.points(points), interval: write.pointsInterval(low, high) };
  return { text: t('report.table.contributionCell', words) };
}

/** One scale for all bars of a column, from the ten-step below nine in ten of the bands and below the target. */
function scaleOf(measure: ReportMeasure, target: number, lines: readonly ReportLine[]): Scale {
  const full = measure === 'score' ? 100 : 1;
  const step = full / 10;
  const lows = lines
    .flatMap(({ figures: { [measure]: finding } }) => (finding.state === 'found' ? [finding.low] : []))
    .toSorted((one, other) => one - other);
  const lowest = Math.min(
    target - step / 2,
    ...lows.slice(Math.floor(lows.length / 10), Math.floor(lows.length / 10) + 1),
  );
  return { from: Math.max(0, Math.floor(lowest / step + 1e-9) * step), to: full };
}
