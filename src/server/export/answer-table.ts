/** The answers of a wave as rows of a table: first what is known of every answer, then a column per question. */
import type { Form } from '../../domain/form/index.ts';
import {
  exportColumns,
  flagBits,
  isFlagged,
  tellableCommunities,
  type Counting,
  type ExportColumn,
  type QualityFlag,
  type TellableCommunity,
} from '../../domain/reporting/index.ts';
import type { UserDb } from '../db/clients.ts';
import { exportedAnswers, type BegunExport, type ExportedAnswer } from '../db/exports.ts';

/** Their order in the table, too. */
export const fixedColumns = [
  'community',
  'week',
  'channel',
  'mode',
  'flag_duplicate',
  'flag_haste',
  'flag_straight_line',
  'flag_night',
  'flagged',
] as const;
export type FixedColumn = (typeof fixedColumns)[number];

const flagOrder: readonly QualityFlag[] = ['duplicate', 'haste', 'straightLine', 'night'];

export type TableCell = string | number | null;

export interface AnswerTable {
  readonly head: readonly string[];
  readonly columns: readonly ExportColumn[];
  /** How many rows it will have; answers that arrive meanwhile may add some. */
  readonly answers: number;
  readonly rows: () => AsyncGenerator<TableCell[][]>;
}

interface Questionnaire {
  readonly form: Form;
  readonly counting: Counting;
}

export function answerTable(db: UserDb, begun: BegunExport, { counting, form }: Questionnaire): AnswerTable {
  const columns = exportColumns(form, fixedColumns);
  const communities = tellableCommunities(begun.communities);
  const names = [...new Set(columns.map(({ question }) => question.name))];
  return {
    head: [...fixedColumns, ...columns.map(({ name }) => name)],
    columns,
    answers: communities.reduce((sum, { answers }) => sum + answers, 0),
    async *rows() {
      for (const community of communities) {
        const kind = { columns, community, age: counting.age };
        for await (const page of exportedAnswers(db, { community: community.id, exportId: begun.id }, names))
          yield page.map((answer) => rowOf(answer, kind));
      }
    },
  };
}

interface RowOf {
  readonly columns: readonly ExportColumn[];
  readonly community: TellableCommunity;
  readonly age: string | undefined;
}

function rowOf(
  { answers, channel, flags, mode, week }: ExportedAnswer,
  { age, columns, community }: RowOf,
): TableCell[] {
  const raised = flagOrder.map((flag) => Number((flags & flagBits[flag]) !== 0));
  const cells: TableCell[] = [community.nameZh, week, channel, mode, ...raised, Number(isFlagged(flags))];
  for (const { question, valueIn } of columns) {
    const value = valueIn(answers);
    const isHidden = question.name === age && value !== null && !community.tellableAges.has(String(value));
    cells.push(isHidden ? null : value);
  }
  return cells;
}
