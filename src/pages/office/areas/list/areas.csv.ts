/** The areas of a sub-district as they stand, in the columns of the import: what is changed in it can be sent back. */
import type { APIRoute } from 'astro';
import { ageBands, areaFields, areaHeadings } from '../../../../domain/areas/area-list.ts';
import { authorise } from '../../../../server/auth/authorise.ts';
import { areaTree, type TreeArea } from '../../../../server/db/areas.ts';
import { attachment } from '../../../../server/export/attachment.ts';
import { csvText } from '../../../../server/export/csv.ts';

export const GET: APIRoute = async (context) => {
  const access = await authorise(context, 'area:edit');
  if (!access.ok) return access.problem;
  const tree = (await areaTree(access.value.db)).filter(({ endedOn }) => endedOn === null);
  const office = tree.find(({ id, kind }) => kind === 'subdistrict' && id === context.url.searchParams.get('office'));
  if (office === undefined) return context.rewrite('/office/areas/unknown');
  const inside = (parent: string) => tree.filter((area) => area.parent === parent);
  const rows = inside(office.id).flatMap((community) => [
    rowOf(community, community.nameZh, ''),
    ...inside(community.id).map((grid) => rowOf(grid, community.nameZh, grid.nameZh)),
  ]);
  const text = csvText([areaFields.map((field) => areaHeadings[field][0] ?? field), ...rows]);
  return new Response(text, {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': attachment(context.locals.t('areasEditor.list.fileName', { name: office.nameZh })),
    },
  });
};

function rowOf(area: TreeArea, community: string, grid: string) {
  return [
    ...[area.code ?? '', community, grid, area.nameEn, area.households],
    ...ageBands.map((band) => area.adults[band] ?? null),
  ];
}
