/** A report as what stands beside each item, and what is about the whole: sentences with how serious they are. */
import type { Language } from '../../../../domain/form/form.ts';
import type { CheckReport } from '../../../../questionnaires/check/report.ts';
import { warningsOf } from '../../../../server/questionnaires/warnings.ts';
import { sentences } from './sentences.ts';

/** `refused` and `error` keep it from being published, a `warning` needs a reason, a `note` only tells. */
export type Weight = 'refused' | 'error' | 'warning' | 'note';

export interface Said {
  readonly weight: Weight;
  readonly sentence: string;
  readonly place: string;
  readonly names: readonly string[];
  /** Of a warning. */
  readonly key?: string;
}

export function remarksOf(report: CheckReport, language: Language): Said[] {
  const say = sentences(language);
  const { definitionErrors, ignored, neutrality, refused } = report;
  const unreadable = [
    ...(report.file ? [say.file(report.file)] : []),
    ...(report.gaveUp ? [say.gaveUp(report.gaveUp)] : []),
  ].map((sentence): Said => ({ weight: 'error', sentence, place: '', names: [] }));
  const told = ignored.filter((note) => note.behaviour !== undefined || note.code !== 'ignored_property');
  return distinct([
    ...unreadable,
    ...refused.map((found) => said('refused', say.problem(found), found)),
    ...definitionErrors.map((found) => said('error', say.problem(found), found)),
    ...neutrality
      .filter(({ severity }) => severity === 'error')
      .map((found) => said('error', say.finding(found), found)),
    ...warningsOf(report).map(({ key, ...warning }) => ({
      ...said(
        'warning',
        warning.kind === 'neutrality' ? say.finding(warning.remark) : say.note(warning.remark),
        warning.remark,
      ),
      key,
    })),
    ...told.map((found) => said('note', say.note(found), found)),
  ]);
}

function said(weight: Weight, sentence: string, { names, place }: Pick<Said, 'names' | 'place'>): Said {
  return { weight, sentence, place, names };
}

function distinct(remarks: readonly Said[]): Said[] {
  return [...new Map(remarks.map((remark) => [`${remark.sentence} ${remark.place}`, remark])).values()];
}

/** Those about this place or something in it. */
export function remarksAt(remarks: readonly Said[], path: string): Said[] {
  return remarks.filter(({ place }) => place === path || place.startsWith(`${path}.`) || place.startsWith(`${path}[`));
}

/** Those about no item. */
export function remarksOfWhole(remarks: readonly Said[], paths: readonly string[]): Said[] {
  return remarks.filter((remark) => paths.every((path) => remarksAt([remark], path).length === 0));
}

export function hindrances(remarks: readonly Said[]): number {
  return remarks.filter(({ weight }) => weight === 'refused' || weight === 'error').length;
}

export function noticed(remarks: readonly Said[]): number {
  return remarks.filter(({ weight }) => weight === 'warning').length;
}
