/** Everything that can be wrong with a row, as the words for it are listed. */
import type { RowProblemCode } from '../../../../domain/outreach/import-rows.ts';

export const rowProblems = [
  ...(['community_missing', 'community_unknown', 'grid_unknown', 'building_missing', 'door_missing'] as const),
  ...(['address_unreadable', 'floor_unreadable', 'kind_unknown', 'too_long', 'twice'] as const),
] as const satisfies readonly RowProblemCode[];

export function isRowProblem(code: string): code is RowProblemCode {
  return rowProblems.some((problem) => problem === code);
}
