/** The rows of a list that have to be put right, with the reasons in front, to be put right and sent again. */
import { z } from 'astro/zod';
import type { APIRoute } from 'astro';
import { authorise } from '../../../../../server/auth/authorise.ts';
import { premisesImport } from '../../../../../server/db/premises-imports.ts';
import { download } from '../../../../../server/export/download.ts';
import { errorsCsv } from '../../../../../server/premises/files.ts';
import { rowProblems } from '../../_premises/row-problems.ts';

export const GET: APIRoute = async (context) => {
  const access = await authorise(context, 'premises:import');
  if (!access.ok) return access.problem;
  const { t } = context.locals;
  const id = z.guid().safeParse(context.params['id']);
  const found = id.success ? await premisesImport(access.value.db, id.data) : null;
  if (found === null) return context.rewrite('/office/premises/unknown');
  const words = {
    row: t('doors.lists.row'),
    reason: t('doors.lists.reason'),
    problem: Object.fromEntries(rowProblems.map((problem) => [problem, t(`doors.lists.problem.${problem}`)])) as Record<
      (typeof rowProblems)[number],
      string
    >,
  };
  return download(context.locals, {
    fileName: t('doors.lists.errorsName', { file: found.fileName }),
    type: 'text/csv; charset=utf-8',
    body: errorsCsv(access.value.db, found, words),
  });
};
