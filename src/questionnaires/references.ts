/** What `{names}` in conditions may refer to: questions, their rows, comments and places in a list, calculated values. */
import type { Logic } from '../domain/form/form.ts';

export interface Referable {
  /** What logic calls it. */
  readonly name: string;
  /** What an author may call it: by the name of its answer, or by its own. */
  readonly spellings: readonly string[];
  readonly kind: string;
  /** Rows of a matrix, fields of a multiple text. */
  readonly rows: readonly string[];
  readonly hasComment: boolean;
}

/** What a condition may read; `item` is the value of the choice or row that the condition is about. */
export type Lookup = Pick<References, 'path' | 'isRanking' | 'isInRows' | 'isField'> & { readonly item?: Logic };

export class References {
  readonly #questions: readonly Referable[];
  readonly #calculated: readonly string[];

  constructor(questions: readonly Referable[], calculated: readonly string[]) {
    this.#questions = questions;
    this.#calculated = calculated;
  }

  about(item: Logic): Lookup {
    return {
      item,
      path: (text) => this.path(text),
      isRanking: (name) => this.isRanking(name),
      isInRows: (path) => this.isInRows(path),
      isField: (path) => this.isField(path),
    };
  }

  isRanking(name: string): boolean {
    return this.#isA('ranking', name);
  }

  /** A matrix or one of its rows, or a multiple text as a whole. */
  isInRows(path: readonly Logic[]): boolean {
    const name = String(path[0]);
    return this.#isA('matrix', name) || (path.length === 1 && this.#isA('multipletext', name));
  }

  /** A single field of a multipletext. */
  isField(path: readonly Logic[]): boolean {
    return path.length > 1 && this.#isA('multipletext', String(path[0]));
  }

  #isA(wanted: string, question: string): boolean {
    return this.#questions.some(({ name, kind }) => name === question && kind === wanted);
  }

  isCalculated(name: string): boolean {
    return this.#calculated.includes(name);
  }

  /** Names are found without case, the longest first, since a name may contain dots, and the same case before another. */
  path(text: string): Logic[] | null {
    const calculated = this.#calculated.find((name) => same(name, text));
    if (calculated !== undefined) return [calculated];
    const known = this.#questions.flatMap((question) => question.spellings.map((spelling) => ({ question, spelling })));
    const comment = known.find(({ question, spelling }) => question.hasComment && same(`${spelling}-Comment`, text));
    if (comment) return [`${comment.question.name}-Comment`];
    const exactness = ({ spelling }: { readonly spelling: string }) => Number(text.startsWith(spelling));
    const found = known
      .filter(({ spelling }) => isHead(spelling, text))
      .sort((one, other) => other.spelling.length - one.spelling.length || exactness(other) - exactness(one))[0];
    return found ? tail(found.question, text.slice(found.spelling.length)) : null;
  }
}

/** The whole text, or what stands before a row or a place in a list. */
function isHead(name: string, text: string): boolean {
  return same(name, text.slice(0, name.length)) && /^(?:[.[]|$)/.test(text.slice(name.length));
}

function tail({ name, rows }: Referable, rest: string): Logic[] | null {
  if (rest === '') return [name];
  const place = /^\[(-?\d+)\]$/.exec(rest)?.[1];
  if (place !== undefined) return [name, Number(place)];
  if (!rest.startsWith('.')) return null;
  const row = rows.find((candidate) => same(candidate, rest.slice(1)));
  if (row !== undefined) return [name, row];
  return rows.length === 0 && rest === '.length' ? [name, 'length'] : null;
}

function same(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}
