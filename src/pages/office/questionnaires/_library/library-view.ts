/** What the library shows: own questionnaires, drafts, those that came with the program, and what became of the last press. */
import type { Pass } from '../../../../server/auth/authorise.ts';
import { mayIn } from '../../../../domain/access/permissions.ts';
import { myQuestionnaires, type Library } from '../../../../server/db/questionnaires.ts';
import { workshop } from '../../../../server/questionnaires/workshop.ts';
import type { Said } from './remarks.ts';

export const fileProblems = [
  'no_file',
  'too_big',
  'busy',
  'too_many',
  'unknown',
  'gone',
  'malformed',
  'changed',
  'refused',
] as const;
export type FileProblem = (typeof fileProblems)[number];

export type BeginProblem = 'unknown' | 'too_many' | 'malformed' | 'gone';

export interface LibraryView {
  readonly library: Library;
  readonly own: Library['questionnaires'];
  readonly shipped: Library['questionnaires'];
  readonly problem: FileProblem | null;
  /** Why a file was refused. */
  readonly remarks: readonly Said[];
  readonly fileName: string;
  readonly begun: { readonly problem: BeginProblem | null; readonly title: string };
}

export async function readLibrary(
  { db, staff }: Pass,
  refused: Partial<Pick<LibraryView, 'problem' | 'remarks' | 'fileName' | 'begun'>> = {},
): Promise<LibraryView> {
  // Whoever comes here will want something examined: the thread takes longer to start than a file to check.
  workshop().warm();
  const found = await myQuestionnaires(db);
  const library = { ...found, areas: found.areas.filter(({ id }) => mayIn(staff, 'questionnaire:edit', [id])) };
  return {
    library,
    own: library.questionnaires.filter(({ area }) => area !== null),
    shipped: library.questionnaires.filter(({ area }) => area === null),
    problem: refused.problem ?? null,
    remarks: refused.remarks ?? [],
    fileName: refused.fileName ?? '',
    begun: refused.begun ?? { problem: null, title: '' },
  };
}
