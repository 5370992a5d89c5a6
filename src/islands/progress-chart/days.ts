/** Reads the days of a table that is already on the page, the earliest first: a chart of the table can never say anything else. */
export interface Day {
  readonly name: string;
  readonly newlyInformed: number;
  /** 0–1 */
  readonly share: number;
}

export function daysOf(table: HTMLTableElement): Day[] {
  return [...table.querySelectorAll<HTMLElement>('tr[data-day]')]
    .map(({ dataset }) => ({
      name: dataset['day'] ?? '',
      newlyInformed: Number(dataset['new']),
      share: Number(dataset['share']),
    }))
    .toReversed();
}
