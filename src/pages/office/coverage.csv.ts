/** Coverage of a round building by building, of one community or of all that the person sees; no doors. */
import type { APIRoute } from 'astro';
import { mayIn } from '../../domain/access/permissions.ts';
import { authorise, type Pass } from '../../server/auth/authorise.ts';
import { coverageWithin } from '../../server/db/coverage.ts';
import { outreachRound } from '../../server/db/rounds.ts';
import { download } from '../../server/export/download.ts';
import { idIn } from './coverage/_coverage/address-ids.ts';
import { coverageFile } from './coverage/_coverage/coverage-csv.ts';

export const GET: APIRoute = async (context) => {
  const access = await authorise(context, 'coverage:read');
  if (!access.ok) return access.problem;
  const { language, t } = context.locals;
  const params = context.url.searchParams;
  const asked = idIn(params, 'round');
  const round = asked === null ? null : await outreachRound(access.value.db, asked);
  if (round === null || round.state === 'draft') return context.rewrite('/office/coverage/unknown');
  const only = idIn(params, 'community');
  const wanted = round.communities.filter(({ id }) => only === null || id === only);
  return download(context.locals, {
    fileName: t('doors.csv.file', { round: round.title }),
    type: 'text/csv; charset=utf-8',
    body: coverageFile(coveredBy(access.value, round.id, wanted, round.area.id), language, t),
  });
};

/** One after the other, so that a large sub-district needs no more memory than its largest community. */
async function* coveredBy(
  { db, staff }: Pass,
  round: string,
  communities: readonly { readonly id: string }[],
  office: string,
) {
  for (const { id } of communities) {
    const within = await coverageWithin(db, round, id);
    if (within !== null) yield { within, seesDoors: mayIn(staff, 'door:read', [id, office]) };
  }
}
