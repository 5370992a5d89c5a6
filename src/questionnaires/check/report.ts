/** What a check of a file found, as plain JSON: for a person it is put into words elsewhere, a machine reads it as it is. */
import type { Finding } from '../neutrality/index.ts';
import type { DefinitionNote, DefinitionProblem, Honoured } from '../problem.ts';
import type { Behaviour } from '../ignored-behaviour.ts';
import type { Reason } from '../why-refused.ts';
import type { Minutes } from './minutes.ts';

/** `names` are those of the page, panels and element on the way to a place, outermost first. */
export type Placed<Remark> = Remark & { readonly names: readonly string[] };

/** What kept the file from being read at all. */
export type FileProblem =
  | { readonly code: 'missing' | 'not_a_file' | 'unreadable' | 'empty' | 'not_text' | 'not_utf8' }
  | { readonly code: 'too_big'; readonly megabytes: number; readonly limit: number }
  | { readonly code: 'not_json'; readonly line: number; readonly column: number };

/** Why a check ended before its end, and what it was doing. */
export interface GaveUp {
  readonly because: 'time' | 'memory' | 'crash';
  readonly seconds: number;
  readonly stage: Stage;
}
export const stages = ['reading', 'compiling', 'neutrality'] as const;
export type Stage = (typeof stages)[number];

export interface CheckReport {
  /** False where anything below is an error. */
  readonly ok: boolean;
  readonly file?: FileProblem;
  readonly gaveUp?: GaveUp;
  readonly questions: number;
  readonly minutes: Minutes | null;
  readonly honoured: readonly Placed<Honoured>[];
  readonly ignored: readonly Placed<DefinitionNote & { readonly behaviour?: Behaviour }>[];
  readonly refused: readonly Placed<DefinitionProblem & { readonly why?: Reason }>[];
  readonly definitionErrors: readonly Placed<DefinitionProblem>[];
  readonly definitionWarnings: readonly Placed<DefinitionNote>[];
  readonly neutrality: readonly Placed<Finding>[];
}

export const emptyReport: Omit<CheckReport, 'ok'> = {
  questions: 0,
  minutes: null,
  honoured: [],
  ignored: [],
  refused: [],
  definitionErrors: [],
  definitionWarnings: [],
  neutrality: [],
};

export function judged(report: Omit<CheckReport, 'ok'>): CheckReport {
  return { ...report, ok: errorsIn(report) === 0 };
}

export function errorsIn(report: Omit<CheckReport, 'ok'>): number {
  const { file, gaveUp, refused, definitionErrors, neutrality } = report;
  const unfair = neutrality.filter(({ severity }) => severity === 'error').length;
  return (file ? 1 : 0) + (gaveUp ? 1 : 0) + refused.length + definitionErrors.length + unfair;
}
