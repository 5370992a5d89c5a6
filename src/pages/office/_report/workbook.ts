/** The report as a workbook: a sheet per theme, every figure a number of its own. Shares are 0–1 and shown as per cent. */
import type {
  CommunityLine,
  ReportFigure,
  ReportLine,
  ReportMeasure,
  ReportOutline,
} from '../../../domain/reporting/index.ts';
import type { Sheet, SheetCell, SheetColumn } from '../../../server/export/office-open/worksheet.ts';
import type { Workbook } from '../../../server/export/office-open/workbook.ts';
import { nameOf } from './community-table.ts';
import { titleOf } from './document.ts';
import { comparedWords } from './item-words.ts';
import { cautionPoints, methodPoints } from './method-words.ts';
import type { Report } from './read-report.ts';
import type { Voice } from './voice.ts';

export function reportWorkbook(report: Report, voice: Voice): Workbook {
  const { outline } = report;
  const { t } = voice;
  const notes = (name: string, points: readonly string[]): Sheet => ({
    name,
    columns: [{ title: t('report.sheet.note'), width: 110, format: 'wrapped' }],
    rows: points.map((point) => [point]),
  });
  return {
    title: titleOf(report, voice),
    madeAt: report.madeAt,
    sheets: [
      overviewSheet(report, voice),
      ...outline.measures.map((measure) => measureSheet(measure, outline, voice)),
      ...(outline.items.length > 0 ? [itemsSheet(outline, voice)] : []),
      notes(t('report.sheet.cautions'), cautionPoints(outline.cautions, voice)),
      notes(t('report.sheet.method'), methodPoints(outline.method, voice)),
    ],
  };
}

const share = { width: 13, format: 'share' } as const;
const points = { width: 13, format: 'points' } as const;
const count = { width: 11, format: 'count' } as const;
const plain = (width: number) => ({ width, format: 'plain' }) as const;

/** Without the figures themselves: a rate and a score in one column would be read as the same thing. */
function overviewSheet({ outline }: Report, { t }: Voice): Sheet {
  const titled = (key: 'measure' | 'state' | 'kind' | 'verdict', width: number) => ({
    ...{ title: t(`report.sheet.${key}`), ...plain(width) },
  });
  const counted = (key: 'communities' | 'met' | 'notMet' | 'unclear') => ({
    title: t(`report.sheet.${key}`),
    ...count,
  });
  const only = outline.whole ?? outline.communities[0];
  return {
    name: t('report.sheet.overview'),
    columns: [
      ...[titled('measure', 16), titled('state', 10), titled('kind', 14)],
      ...(['communities', 'met', 'notMet', 'unclear'] as const).map(counted),
      titled('verdict', 14),
      { title: t('report.sheet.n'), ...count },
    ],
    rows: outline.verdicts.map(({ all, measure, met, notMet, unclear }): SheetCell[] => {
      const finding = only?.figures[measure];
      const found = finding?.state === 'found' ? finding : null;
      return [
        t(`office.measure.${measure}`),
        t(outline.isProvisional ? 'report.sheet.provisional' : 'report.sheet.final'),
        t('report.sheet.participants'),
        ...[all, met, notMet, unclear],
        found && t(`verdict.${found.verdict}`),
        found?.n ?? null,
      ];
    }),
  };
}

function measureSheet(measure: ReportMeasure, outline: ReportOutline, voice: Voice): Sheet {
  const { t } = voice;
  const { communities, whole } = outline;
  const line = (name: string, each: ReportLine) => [name, ...cells(measure, each, voice)];
  const lines = communities.map((each: CommunityLine) => line(nameOf(each, voice), each));
  return {
    name: t(`office.measure.${measure}`),
    columns: columns(measure, voice),
    rows: whole === null ? lines : [...lines, line(t('report.table.total'), whole)],
  };
}

function columns(measure: ReportMeasure, { t }: Voice): SheetColumn[] {
  const figure = measure === 'score' ? points : share;
  const title = (key: 'community' | 'verdict' | 'n' | 'result' | 'low' | 'high' | 'target' | 'gap' | 'missing') =>
    t(`report.sheet.${key}`);
  const brings = ['contribution', 'contributionLow', 'contributionHigh'] as const;
  return [
    { title: title('community'), ...plain(22) },
    { title: title('verdict'), ...plain(20) },
    { title: title('n'), ...count },
    ...(['result', 'low', 'high', 'target', 'gap'] as const).map((key) => ({ title: title(key), ...figure })),
    { title: title('missing'), ...count },
    ...(measure === 'score' ? brings.map((key) => ({ title: t(`report.sheet.${key}`), ...points })) : []),
    { title: t('report.sheet.answers'), ...count },
    { title: t('report.sheet.planned'), ...count },
  ];
}

function cells(measure: ReportMeasure, line: ReportLine, { t }: Voice): SheetCell[] {
  const finding = line.figures[measure];
  const { contribution } = line;
  const brings =
    measure === 'score' ? [contribution?.points ?? null, contribution?.low ?? null, contribution?.high ?? null] : [];
  const rest = [...brings, line.answers, line.planned];
  if (finding.state !== 'found') {
    const hidden = finding.state === 'suppressed' ? t('report.sheet.hidden', { minimum: finding.minimum }) : null;
    return [hidden, null, null, null, null, null, null, null, ...rest];
  }
  const { estimate, gap, high, low, missing, n, target, verdict } = finding satisfies ReportFigure;
  return [t(`verdict.${verdict}`), n, estimate, low, high, target, gap, missing, ...rest];
}

function itemsSheet({ items }: ReportOutline, voice: Voice): Sheet {
  const { t } = voice;
  return {
    name: t('report.sheet.items'),
    columns: [
      { title: t('report.sheet.item'), width: 60, format: 'wrapped' },
      { title: t('report.sheet.n'), ...count },
      { title: t('report.sheet.result'), ...share },
      { title: t('report.sheet.low'), ...share },
      { title: t('report.sheet.high'), ...share },
      { title: t('report.sheet.compared'), ...plain(20) },
    ],
    rows: items.map((item): SheetCell[] => [
      item.title,
      item.total,
      item.rate,
      item.low,
      item.high,
      comparedWords(item, voice),
    ]),
  };
}
