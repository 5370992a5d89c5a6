/**
 * A worded report as blocks in reading order: what the page shows and prints, and the Word file sets in the layout of official
 * documents. Every text is final; a writer of a format adds no word of its own.
 */
import type { Verdict } from '../../domain/reporting/index.ts';

export interface ReportDocument {
  readonly title: string;
  readonly blocks: readonly Block[];
  /** Who issues it and when, at its end. */
  readonly signature: readonly string[];
}

export type Block =
  | { readonly kind: 'heading'; readonly level: 1 | 2; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string }
  /** Each with its number in front. */
  | { readonly kind: 'points'; readonly points: readonly string[] }
  | TableBlock;

export interface TableBlock {
  readonly kind: 'table';
  readonly caption: string;
  readonly columns: readonly TableColumn[];
  readonly rows: readonly (readonly TableCell[])[];
  /** The last row is the sum of the others. */
  readonly hasTotal: boolean;
}

export interface TableColumn {
  readonly title: string;
  readonly align: 'start' | 'end';
  /** Relative to the other columns. */
  readonly width: number;
}

export interface TableCell {
  readonly text: string;
  readonly verdict?: Verdict;
  /** Drawn where pictures can be: on the page. The same in words stands in the text. */
  readonly bar?: IntervalPicture;
}

export interface IntervalPicture {
  readonly low: number;
  readonly high: number;
  readonly estimate: number;
  readonly target: number;
  readonly scale: { readonly from: number; readonly to: number };
  readonly verdict: Verdict;
  readonly label: string;
}
