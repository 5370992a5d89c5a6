/** The template of a list of doors, with one row that shows how. */
import type { APIRoute } from 'astro';
import { authorise } from '../../../server/auth/authorise.ts';
import { attachment } from '../../../server/export/attachment.ts';
import { templateCsv } from '../../../server/premises/files.ts';

export const GET: APIRoute = async (context) => {
  const access = await authorise(context, 'premises:import');
  if (!access.ok) return access.problem;
  const { t } = context.locals;
  const text = templateCsv({
    ...{ community: t('doors.lists.example.community'), grid: t('doors.lists.example.grid') },
    ...{ estate: t('doors.lists.example.estate'), building: t('doors.lists.example.building') },
    ...{ unit: '2', floor: '5', door: '501', kind: t('doors.lists.example.kind'), address: '' },
  });
  return new Response(text, {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': attachment(t('doors.lists.file.templateName')),
    },
  });
};
