/** The awareness rate of each community in the latest wave that had begun by a day and asked about it; null where there was none. */
import { isProvisional } from '../../../../domain/reporting/index.ts';
import { dayInChina } from '../../../../domain/outreach/time-of-day.ts';
import type { UserDb } from '../../../../server/db/clients.ts';
import { wavesOf, type Wave } from '../../../../server/db/waves.ts';
import { waveFigures, type WaveFigures } from '../../../../server/figures/wave-figures.ts';
import { cellsOf, type Cell } from '../../_overview/cells.ts';
import { columnsOf, type Column } from '../../_overview/columns.ts';

export interface AwarenessBeside {
  readonly wave: Wave;
  readonly provisional: boolean;
  /** The day whose figures a lead sees; null where they run. */
  readonly asOf: string | null;
  readonly column: Column;
  /** By community. */
  readonly cells: ReadonlyMap<string, Cell>;
}

/** Shops and windows have questionnaires of their own, which may not ask; so a few of the latest are looked at. */
const mostWaves = 4;

export async function awarenessBeside(
  db: UserDb,
  { office, until }: { readonly office: string; readonly until: string },
  now: Date,
): Promise<AwarenessBeside | null> {
  const begun = (await wavesOf(db)).filter(
    ({ area, opensAt }) =>
      area.id === office && Date.parse(opensAt) <= now.getTime() && dayInChina(Date.parse(opensAt)) <= until,
  );
  for (const wave of begun.slice(0, mostWaves)) {
    const [figures] = await waveFigures(db, [wave]);
    if (figures && figures.whole.findings.headlines.awareness.state !== 'unasked')
      return besideOf(wave, figures, isProvisional(wave.closesAt, now.toISOString()));
  }
  return null;
}

function besideOf(wave: Wave, figures: WaveFigures, provisional: boolean): AwarenessBeside | null {
  const rows = figures.communities.map(({ community, headlines }) => ({ id: community.id, cells: cellsOf(headlines) }));
  const column = columnsOf(rows, figures.settings).find(({ measure }) => measure === 'awareness');
  if (column === undefined) return null;
  return {
    ...{ wave, provisional, column, asOf: figures.asOf },
    cells: new Map(rows.map(({ id, cells }) => [id, cells.awareness])),
  };
}
