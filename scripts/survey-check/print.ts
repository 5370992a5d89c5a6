/** A report as lines for a person: errors first, then what to look at again, then what is ignored and honoured. */
import type { CheckReport } from '../../src/questionnaires/check/report.ts';
import type { Minutes } from '../../src/questionnaires/check/minutes.ts';
import { errorsIn } from '../../src/questionnaires/check/report.ts';
import type { Sentences } from '../../src/pages/office/questionnaires/_library/sentences.ts';

interface Spot {
  readonly place: string;
  readonly names: readonly string[];
}

export function lines(file: string, report: CheckReport, say: Sentences): string[] {
  const { t } = say;
  const unfair = report.neutrality.filter(({ severity }) => severity === 'error');
  const doubtful = report.neutrality.filter(({ severity }) => severity === 'warning');
  const changed = report.ignored.filter((note) => note.behaviour !== undefined || note.code !== 'ignored_property');
  const looks = report.ignored.filter((note) => !changed.includes(note));
  const summary = { errors: errorsIn(report), warnings: warningsIn(report) };
  return [
    file,
    ...(report.file ? [say.file(report.file)] : []),
    ...(report.gaveUp ? [say.gaveUp(report.gaveUp)] : []),
    ...(report.questions > 0 ? [size(report, say)] : []),
    ...section('refused', grouped(report.refused, say.problem), say),
    ...section('definitionErrors', grouped(report.definitionErrors, say.problem), say),
    ...section('unfair', grouped(unfair, say.finding), say),
    ...section('definitionWarnings', grouped(report.definitionWarnings, say.note), say),
    ...section('doubtful', grouped(doubtful, say.finding), say),
    ...section('changed', grouped(changed, say.note), say),
    ...section('ignored', grouped(looks, nameOf), say),
    ...section('honoured', grouped(report.honoured, nameOf), say),
    '',
    t(report.ok ? 'surveyCheck.clean' : 'surveyCheck.failed', summary),
  ];
}

export function warningsIn({ ignored, definitionWarnings, neutrality }: CheckReport): number {
  const changed = ignored.filter((note) => note.behaviour !== undefined || note.code !== 'ignored_property');
  const doubtful = neutrality.filter(({ severity }) => severity === 'warning');
  return changed.length + definitionWarnings.length + doubtful.length;
}

function nameOf({ type, property }: { readonly type?: string; readonly property?: string }): string {
  return `${type ?? ''}.${property ?? ''}`;
}

function size({ questions, minutes }: CheckReport, { t }: Sentences): string {
  const count = t('surveyCheck.questions', { count: questions });
  return minutes ? `${count} · ${duration(minutes, t)}` : count;
}

function duration({ least, most }: Minutes, t: Sentences['t']): string {
  return least === most ? t('surveyCheck.minutes', { minutes: most }) : t('surveyCheck.minutesRange', { least, most });
}

interface Group {
  readonly sentence: string;
  readonly spots: readonly Spot[];
}

/** The same sentence about forty choices is said once. */
function grouped<Remark extends Spot>(remarks: readonly Remark[], say: (remark: Remark) => string): Group[] {
  return [...Map.groupBy(remarks, say)].map(([sentence, spots]) => ({ sentence, spots }));
}

type Title =
  'refused' | 'definitionErrors' | 'unfair' | 'definitionWarnings' | 'doubtful' | 'changed' | 'ignored' | 'honoured';

function section(title: Title, groups: readonly Group[], { t }: Sentences): string[] {
  if (groups.length === 0) return [];
  const count = groups.reduce((sum, { spots }) => sum + spots.length, 0);
  return ['', t(`surveyCheck.${title}`, { count }), ...groups.flatMap((group) => entry(group, t))];
}

function entry({ sentence, spots }: Group, t: Sentences['t']): string[] {
  const [first] = spots;
  const place = first ? placeOf(first, t) : '';
  const where = spots.length > 1 ? t('surveyCheck.more', { place, count: spots.length - 1 }) : place;
  return [`  ${printable(sentence)}`, `    ${printable(where)}`];
}

function placeOf({ place, names }: Spot, t: Sentences['t']): string {
  const path = place === '' ? t('surveyCheck.whole') : place;
  return names.length === 0 ? path : t('surveyCheck.place', { path, names: names.join(' › ') });
}

/** What a hostile file says must not steer the terminal. */
function printable(text: string): string {
  return text.replace(/[\p{Cc}\u202A-\u202E\u2066-\u2069]/gu, ' ');
}
