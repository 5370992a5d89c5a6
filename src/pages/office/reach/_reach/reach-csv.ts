/** The funnel as rows for a spreadsheet: a line for each community and channel, one for each community with its awareness rate. */
import type { Translator } from '../../../../i18n/translator.ts';
import type { ReachSteps } from '../../../../domain/reach/reach-report.ts';
import type { CsvCell } from '../../../../server/export/csv.ts';
import type { ReachRow, ReachView } from './read-reach.ts';

export const stepNames = ['opened', 'read', 'wentOn', 'scans', 'completed'] as const satisfies (keyof ReachSteps)[];
const figures = ['n', 'estimate', 'low', 'high', 'verdict'] as const;

export function reachRows(view: ReachView, t: Translator): CsvCell[][] {
  const { report } = view;
  const places = (['since', 'until', 'community', 'channel'] as const).map((name) => t(`reach.csv.${name}`));
  const steps = stepNames.map((name) => t(`reach.funnel.${name}`));
  const awareness = (['wave', ...figures] as const).map((name) => t(`reach.csv.${name}`));
  const lines = view.rows.flatMap((row) => {
    const where = [report.since, report.until, row.name];
    const channels = row.channels.map((each) => [...where, t(`channel.${each.channel}`), ...stepsOf(each)]);
    return [[...where, t('reach.csv.allChannels'), ...stepsOf(row.steps), ...awarenessOf(row, view, t)], ...channels];
  });
  return [[...places, ...steps, ...awareness], ...lines];
}

function stepsOf(steps: ReachSteps): number[] {
  return stepNames.map((name) => steps[name]);
}

/** What the page hides, the file hides. */
function awarenessOf({ awareness }: ReachRow, { beside }: ReachView, t: Translator): CsvCell[] {
  if (beside === null || awareness === null) return [];
  const { name } = beside.wave;
  switch (awareness.state) {
    case 'found':
      return [
        ...[name, awareness.n, awareness.estimate, awareness.low, awareness.high],
        t(`verdict.${awareness.verdict}`),
      ];
    case 'suppressed':
      return [name, null, null, null, null, t('office.csv.suppressed', { minimum: awareness.minimum })];
    case 'unasked':
      return [];
  }
}
