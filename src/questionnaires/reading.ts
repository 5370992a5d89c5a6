/** What every reader of a part needs: where to complain, how to read texts and conditions, the limits of the definition. */
import type { Base } from 'survey-core';
import type { LocalizedText, Logic } from '../domain/form/form.ts';
import { compileExpression, ExpressionProblem } from './expressions.ts';
import { type Insertions, readInsertions } from './read-insertions.ts';
import type { Remarks } from './problem.ts';
import type { QuestionKeys } from './question-keys.ts';
import type { Lookup, References } from './references.ts';
import { Texts } from './texts.ts';

export class Reading {
  readonly remarks: Remarks;
  readonly references: References;
  /** The names under which questions answer. */
  readonly keys: QuestionKeys;
  readonly texts: Texts;
  /** What `{…}` in the texts read so far stands for. */
  readonly insertions: Insertions = new Map();
  /** Those of the closing words, which are said on another page. */
  readonly closing = new Set<string>();
  /** Author's maximum for every text, or Infinity. */
  readonly longestText: number;
  readonly longestComment: number;

  constructor(
    parts: Pick<Reading, 'remarks' | 'references' | 'keys' | 'longestText' | 'longestComment'> & { locale: string },
  ) {
    this.remarks = parts.remarks;
    this.references = parts.references;
    this.keys = parts.keys;
    this.longestText = parts.longestText;
    this.longestComment = parts.longestComment;
    this.texts = new Texts(parts.locale);
  }

  /** Undefined where nothing is written. */
  text(owner: Base, property: string, place: string): LocalizedText | undefined {
    const text = this.texts.of(owner, property);
    if (text) readInsertions(text, { place, property }, this);
    return text;
  }

  /** Undefined where nothing is written, or where it was refused. */
  logic(expression: unknown, place: string, property: string, lookup: Lookup = this.references): Logic | undefined {
    if (typeof expression !== 'string' || expression.trim() === '') return undefined;
    try {
      return compileExpression(expression, lookup);
    } catch (problem) {
      if (!(problem instanceof ExpressionProblem)) throw problem;
      this.remarks.refuse(place, problem.code, { property, detail: problem.detail });
      return undefined;
    }
  }
}

/** Properties with a value, so that a form carries no empty words. */
export function present<Part extends object>(part: Part): { [Key in keyof Part]: Exclude<Part[Key], undefined> } {
  return Object.fromEntries(Object.entries(part).filter(([, value]) => value !== undefined)) as {
    [Key in keyof Part]: Exclude<Part[Key], undefined>;
  };
}

/** A property of text; empty where nothing is written. */
export function words(owner: Base, name: string): string {
  const value = property(owner, name);
  return typeof value === 'string' ? value : '';
}

/** A property that survey-core's types do not tell us about. */
export function property(owner: Base, name: string): unknown {
  return Reflect.get(owner, name);
}
