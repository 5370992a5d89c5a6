/** What the page of lists shows: doors of each community, and what was typed where a list was not taken. */
import { mayIn } from '../../../../domain/access/permissions.ts';
import type { Pass } from '../../../../server/auth/authorise.ts';
import type { TypedBuildings } from '../../../../actions/premises.ts';
import { listedDoors, type ListedCommunity } from '../../../../server/db/listed-doors.ts';
import type { NamedColumns } from '../../../../domain/outreach/import-columns.ts';
import type { NamedArea } from '../../../../domain/outreach/premises.ts';

export const fileProblems = [
  ...['empty', 'too_large', 'too_many_rows', 'old_excel', 'unreadable'],
  ...['no_header', 'no_rows', 'unknown', 'no_file'],
] as const;
export type FileProblem = (typeof fileProblems)[number];

export interface PremisesView {
  readonly office: NamedArea | null;
  readonly communities: readonly ListedCommunity[];
  /** Chosen beforehand in both forms. */
  readonly chosen: string | null;
  readonly typed: TypedBuildings;
  readonly fileProblem: FileProblem | null;
  /** Headings as they were named by hand. */
  readonly named: NamedColumns;
  readonly generateProblem: 'not_whole' | 'too_many' | 'none' | 'unknown' | null;
}

export const usualBuildings: TypedBuildings = {
  ...{ community: '', estate: '', first: '1', last: '', units: '', floors: '', perFloor: '', firstFloor: '1' },
};

type Asked = Partial<Pick<PremisesView, 'chosen' | 'typed' | 'fileProblem' | 'generateProblem' | 'named'>>;

export async function readPremises({ db, staff }: Pass, asked: Asked): Promise<PremisesView> {
  const communities = (await listedDoors(db)).filter(({ office }) => mayIn(staff, 'premises:import', [office.id]));
  const chosen = communities.find(({ id }) => id === asked.chosen);
  return {
    office: chosen?.office ?? communities[0]?.office ?? null,
    communities,
    chosen: chosen?.id ?? null,
    typed: asked.typed ?? usualBuildings,
    fileProblem: asked.fileProblem ?? null,
    named: asked.named ?? {},
    generateProblem: asked.generateProblem ?? null,
  };
}
