/** What is wrong with an answer. The page words it by `code` in the resident's language and puts it beside the field. */
export type ProblemCode =
  // what a person can fix in the page
  | 'required'
  | 'other_required'
  | 'rows_required'
  | 'panel_required'
  | 'number'
  | 'date'
  | 'email'
  | 'below'
  | 'above'
  | 'step'
  | 'too_short'
  | 'too_long'
  | 'too_few'
  | 'too_many'
  | 'digits'
  | 'pattern'
  | 'expression'
  // what only a program can send
  | 'type'
  | 'choice'
  | 'duplicate'
  | 'exclusive'
  | 'hidden'
  | 'unknown'
  | 'too_large';

export interface Problem<Text = unknown> {
  /** Name of the question, or the unknown key itself; empty when the whole submission is at fault. */
  readonly question: string;
  /** Row of a matrix, field of a multiple text. */
  readonly row?: string;
  readonly code: ProblemCode;
  /** The limit that was missed. */
  readonly limit?: number | string;
  /** The author's own words, where the validator carries them. */
  readonly text?: Text;
}
