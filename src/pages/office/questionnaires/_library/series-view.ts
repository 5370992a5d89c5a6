/** One questionnaire with its versions: which one is looked at, what can be made of it, whether neighbours can be compared. */
import type { Language } from '../../../../domain/form/form.ts';
import { mayIn } from '../../../../domain/access/permissions.ts';
import type { NamedArea } from '../../../../domain/outreach/premises.ts';
import type { Pass } from '../../../../server/auth/authorise.ts';
import { comparableVersions, type Difference } from '../../../../server/db/comparable-versions.ts';
import {
  myQuestionnaires,
  questionnaireSeries,
  type NotedReason,
  type Series,
} from '../../../../server/db/questionnaires.ts';
import { sentences } from './sentences.ts';

export interface SeriesView {
  readonly series: Series;
  readonly chosen: Series['versions'][number];
  readonly areas: readonly NamedArea[];
  /** Whether this office may write the next version. */
  readonly isOwn: boolean;
  /** Against the version before the chosen one; null where there is none. */
  readonly before: { readonly version: number; readonly differences: readonly Difference[] } | null;
}

export async function readSeries({ db, staff }: Pass, id: string, version: string | null): Promise<SeriesView | null> {
  const [series, { areas }] = await Promise.all([questionnaireSeries(db, id), myQuestionnaires(db)]);
  const chosen = series?.versions.find((known) => known.id === version) ?? series?.versions[0];
  if (!series || !chosen) return null;
  const earlier = series.versions.find((known) => known.version < chosen.version);
  const compared = earlier ? await comparableVersions(db, earlier.id, chosen.id) : null;
  return {
    series,
    chosen,
    areas: areas.filter((area) => mayIn(staff, 'questionnaire:edit', [area.id])),
    isOwn: series.area !== null && areas.some((area) => area.id === series.area?.id),
    before: earlier && compared ? { version: earlier.version, differences: compared.items } : null,
  };
}

/** The warning as it reads today, in the reader's language. */
export function reasonSentence({ kind, remark }: NotedReason, language: Language): string {
  const say = sentences(language);
  type Finding = Parameters<typeof say.finding>[0];
  type Note = Parameters<typeof say.note>[0];
  return kind === 'neutrality' ? say.finding(remark as unknown as Finding) : say.note(remark as unknown as Note);
}
