/** What is wrong with a row of a list, in one line. */
import type { PersonProblem } from '../../../../domain/access/invited-person.ts';
import type { Translator } from '../../../../i18n/translator.ts';
import type { RowRefusal } from '../../../../server/db/people.ts';

export interface RowProblem {
  readonly kind: 'problem';
  readonly problem: PersonProblem;
}
export interface RefusedRow {
  readonly kind: 'refusal';
  readonly problem: RowRefusal;
}

export function reasonsOf(
  { problems }: { readonly problems: readonly (RowProblem | RefusedRow)[] },
  t: Translator,
): string {
  return problems
    .map((one) =>
      one.kind === 'problem' ? t(`people.list.problem.${one.problem}`) : t(`people.list.refusal.${one.problem}`),
    )
    .join(t('people.list.between'));
}
