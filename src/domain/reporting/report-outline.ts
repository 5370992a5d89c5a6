/**
 * The periodic report as facts: the answer per indicator, every community with its figures, the items that hold satisfaction down,
 * cautions, and how it was made. The page, the Word file, the workbook and the text for a work group are renderings of this one
 * outline, so that no two of them can differ. Nothing below a community, nobody's name.
 */
import type { Form } from '../form/form.ts';
import type { CommunityFindings, WaveFindings } from './headline.ts';
import { judgeWave } from './headline.ts';
import { satisfactionItems, type ItemFigure } from './dragging-items.ts';
import type { Finding, Headlines, JudgedScore } from './finding.ts';
import { methodStatement, type MethodStatement } from './method-statement.ts';
import { cautionsIn, type Caution } from './report-cautions.ts';
import { reportFigures, reportMeasures, type ReportFigures, type ReportMeasure } from './report-figure.ts';
import type { WaveTallies } from './tallies.ts';
import { isProvisional, type Verdict } from './verdict.ts';

export type Contribution = JudgedScore['contribution'];

export interface ReportLine {
  readonly answers: number;
  readonly planned: number | null;
  readonly figures: ReportFigures;
  /** What the score brings to the assessment; only where the questionnaire asks for everything the assessment does. */
  readonly contribution: Contribution | null;
}

export interface CommunityLine extends ReportLine {
  readonly community: CommunityFindings['community'];
}

/** How many communities stand where, by one measure; too few answers to show is too few to judge. */
export interface VerdictCounts {
  readonly measure: ReportMeasure;
  readonly all: number;
  readonly met: number;
  readonly notMet: number;
  readonly unclear: number;
}

export interface ReportOutline {
  readonly wave: WaveTallies['wave'];
  readonly isProvisional: boolean;
  /** Measures that the questionnaire asks for. */
  readonly measures: readonly ReportMeasure[];
  readonly verdicts: readonly VerdictCounts[];
  /** By satisfaction: not met first, then open, then met, the lowest first; what cannot be shown last. */
  readonly communities: readonly CommunityLine[];
  /** All together; null for a single community, which would be said twice. */
  readonly whole: ReportLine | null;
  readonly items: readonly ItemFigure[];
  readonly cautions: readonly Caution[];
  readonly method: MethodStatement;
}

/**
 * `now`: ISO timestamp. The form is the one of the wave's questionnaire, in the language of the report. Tallies that come without their splits
 * need the findings that were judged with them.
 */
export function reportOutline(
  tallies: WaveTallies,
  form: Form<string>,
  now: string,
  findings: WaveFindings = judgeWave(tallies, form),
): ReportOutline {
  const communities = byAttention(findings.communities.map((each) => lineOf(each, tallies.wave)));
  const all = wholeLine(findings, tallies.wave);
  const measures = reportMeasures.filter((measure) => all.figures[measure].state !== 'unasked');
  const { satisfaction } = findings.whole.headlines;
  const method = methodStatement(tallies, findings, form);
  const provisional = isProvisional(tallies.wave.closesAt, now);
  return {
    ...{ wave: tallies.wave, isProvisional: provisional, measures, communities, method },
    verdicts: measures.map((measure) => countsOf(measure, communities)),
    whole: communities.length > 1 ? all : null,
    items: satisfactionItems(tallies, form, satisfaction.state === 'found' ? satisfaction : null),
    cautions: cautionsIn({ communities, findings, method, isProvisional: provisional, target: tallies.wave.target }),
  };
}

function lineOf(found: CommunityFindings, targets: WaveTallies['wave']): CommunityLine {
  const { answers, community, headlines, plannedN } = found;
  const contribution = contributionOf(headlines);
  return { community, answers, planned: plannedN, figures: reportFigures(headlines, targets), contribution };
}

function wholeLine({ communities, whole }: WaveFindings, targets: WaveTallies['wave']): ReportLine {
  const planned = communities.reduce<number | null>(
    (sum, { plannedN }) => (sum === null || plannedN === null ? null : sum + plannedN),
    0,
  );
  const { answers, headlines } = whole;
  return { answers, planned, figures: reportFigures(headlines, targets), contribution: contributionOf(headlines) };
}

/** The assessment asks residents about everything: a short form for shops says nothing about what it would bring. */
function contributionOf(headlines: Headlines): Contribution | null {
  const findings: readonly Finding<object>[] = Object.values(headlines);
  const isWhole = findings.every(({ state }) => state !== 'unasked');
  return isWhole && headlines.score.state === 'found' ? headlines.score.contribution : null;
}

function countsOf(measure: ReportMeasure, communities: readonly CommunityLine[]): VerdictCounts {
  const having = (verdict: Verdict) =>
    communities.filter(
      ({ figures: { [measure]: finding } }) => finding.state === 'found' && finding.verdict === verdict,
    ).length;
  const [all, met, notMet] = [communities.length, having('met'), having('not-met')];
  return { measure, all, met, notMet, unclear: all - met - notMet };
}

const urgency: readonly Verdict[] = ['not-met', 'unclear', 'met'];

/** Equal ones keep the office's own order of its communities. */
function byAttention(lines: readonly CommunityLine[]): CommunityLine[] {
  const rank = ({ figures: { satisfaction } }: CommunityLine) =>
    satisfaction.state === 'found' ? urgency.indexOf(satisfaction.verdict) : urgency.length;
  const estimate = ({ figures: { satisfaction } }: CommunityLine) =>
    satisfaction.state === 'found' ? satisfaction.estimate : 0;
  return lines.toSorted((one, other) => rank(one) - rank(other) || estimate(one) - estimate(other));
}
