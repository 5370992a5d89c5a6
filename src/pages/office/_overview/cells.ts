/** What stands in one cell of the overview: a judged figure, too few answers to show, or a question nobody was asked. */
export type Cell = JudgedCell | { readonly state: 'suppressed'; readonly minimum: number } | { readonly state: 'unasked' };

export interface JudgedCell {
  readonly state: 'judged';
  readonly estimate: number;
  readonly low: number;
  readonly high: number;
  readonly n: number;
  readonly verdict: Verdict;
  /** About how many answers more would allow a verdict; null where one stands or no number would help. */
  readonly missing: number | null;
}
