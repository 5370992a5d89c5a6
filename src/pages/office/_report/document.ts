/** The report in words, block by block, numbered as official documents are: 一、 then （一） then 1. */
import type { ReportOutline } from '../../../domain/reporting/index.ts';
import type { Block, ReportDocument } from '../../../server/export/report-document.ts';
import { communityTable } from './community-table.ts';
import { cautionPoints, methodPoints } from './method-words.ts';
import { comparedWords, itemsSentence } from './item-words.ts';
import type { Report } from './read-report.ts';
import { verdictSentences } from './sentences.ts';
import type { Voice } from './voice.ts';

type Section = readonly [title: string, blocks: readonly Block[]];

export function reportDocument(report: Report, voice: Voice): ReportDocument {
  const { t, write } = voice;
  const { madeAt, office, outline } = report;
  const sections: Section[] = [
    [t('report.sections.verdicts'), verdicts(report, voice)],
    [t('report.sections.communities'), communityTables(outline, voice)],
    [t('report.sections.items'), items(outline, voice)],
    [t('report.sections.cautions'), points(cautionPoints(outline.cautions, voice), voice)],
    [t('report.sections.method'), points(methodPoints(outline.method, voice), voice)],
  ];
  const filled = sections.filter(([, blocks]) => blocks.length > 0);
  return {
    title: titleOf(report, voice),
    blocks: [
      opening(report, voice),
      ...filled.flatMap(([title, blocks], place) => [heading(place, title, voice), ...blocks]),
    ],
    signature: [office, write.date(madeAt)],
  };
}

export function titleOf({ community, outline, wave }: Report, { t }: Voice): string {
  const title =
    community === null
      ? t('report.documentTitle', { wave: wave.name })
      : t('report.documentTitleOfCommunity', { wave: wave.name, community: community.name });
  return outline.isProvisional ? t('report.provisionalTitle', { title }) : title;
}

function opening({ community, office, outline, wave }: Report, { t, write }: Voice): Block {
  const { answers, communities, questionnaire } = outline.method;
  const said = {
    ...{ office, questionnaire, wave: wave.name, communities, answers: write.count(answers) },
    ...{ from: write.date(wave.opensAt), to: write.lastDay(wave.closesAt) },
  };
  const text =
    community === null
      ? t('report.opening', said)
      : t('report.openingOfCommunity', { ...said, community: community.name });
  return { kind: 'paragraph', text };
}

function verdicts({ asOf, outline }: Report, voice: Voice): Block[] {
  const { t, write } = voice;
  const { method, verdicts: counts } = outline;
  const dated = asOf === null ? [] : [t('report.asOf', { date: write.date(asOf) })];
  if (counts.length === 0) return paragraphs([t('report.noHeadline'), ...dated]);
  if (method.answers === 0) return paragraphs([t('report.nothing'), ...dated]);
  return paragraphs([...verdictSentences(outline, voice), ...dated]);
}

/** A table below its own small heading, one per measure. */
function communityTables(outline: ReportOutline, voice: Voice): Block[] {
  if (outline.method.answers === 0) return [];
  return outline.measures.flatMap((measure, place): Block[] => [
    {
      kind: 'heading',
      level: 2,
      text: voice.t('report.subsection', {
        numeral: numeral(place, voice),
        text: voice.t(`office.measure.${measure}`),
      }),
    },
    communityTable(measure, outline, voice),
  ]);
}

function items(outline: ReportOutline, voice: Voice): Block[] {
  if (outline.items.length === 0) return [];
  const { t, write } = voice;
  return [
    ...paragraphs([t('report.items.lead'), itemsSentence(outline.items, voice)]),
    {
      kind: 'table',
      caption: t('report.items.caption'),
      columns: [
        { title: t('report.items.item'), align: 'start', width: 56 },
        { title: t('report.items.rate'), align: 'end', width: 14 },
        { title: t('report.table.n'), align: 'end', width: 12 },
        { title: t('report.table.interval'), align: 'end', width: 22 },
        { title: t('report.items.compared'), align: 'start', width: 26 },
      ],
      rows: outline.items.map((item) => [
        { text: item.title },
        { text: write.share(item.rate) },
        { text: write.count(item.total) },
        { text: write.shareInterval(item.low, item.high) },
        { text: comparedWords(item, voice) },
      ]),
      hasTotal: false,
    },
  ];
}

function points(sentences: readonly string[], { t }: Voice): Block[] {
  const numbered = sentences.map((text, place) => t('report.point', { number: place + 1, text }));
  return numbered.length === 0 ? [] : [{ kind: 'points', points: numbered }];
}

function paragraphs(texts: readonly string[]): Block[] {
  return texts.map((text) => ({ kind: 'paragraph', text }));
}

function heading(place: number, text: string, voice: Voice): Block {
  return { kind: 'heading', level: 1, text: voice.t('report.section', { numeral: numeral(place, voice), text }) };
}

function numeral(place: number, { t }: Voice): string {
  return t('report.numerals').charAt(place) || String(place + 1);
}
