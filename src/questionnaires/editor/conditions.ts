/**
 * Conditions that can be said in words: answers of earlier questions, joined by “and” or by “or”. Written as SurveyJS expressions,
 * `{attitude} = 'opposes' or {news} contains 'visit'`; an expression of another shape is left to whoever wrote it.
 */
export interface Clause {
  readonly question: string;
  /** Of a choice, as written in the definition. */
  readonly value: string | number | boolean;
  /** Chosen, or not chosen. */
  readonly is: boolean;
  /** Several may be chosen. */
  readonly among: boolean;
}

export interface Condition {
  readonly join: 'and' | 'or';
  readonly clauses: readonly Clause[];
}

const clausePattern =
  /^\{([^{}]{1,100})\}\s*(=|==|<>|!=|contains|notcontains)\s*('(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?|true|false)$/i;

/** Null for an expression that our words do not reach; no clause for none. */
export function readCondition(expression: unknown): Condition | null {
  if (expression === undefined || expression === '') return { join: 'and', clauses: [] };
  if (typeof expression !== 'string' || expression.length > 2_000) return null;
  const parts = splitOutsideQuotes(expression);
  const joins = new Set(parts.joins);
  if (joins.size > 1) return null;
  const clauses = parts.clauses.map(readClause);
  if (clauses.some((clause) => clause === null)) return null;
  return { join: joins.has('or') ? 'or' : 'and', clauses: clauses as Clause[] };
}

export function writeCondition({ clauses, join }: Condition): string {
  return clauses.map(writeClause).join(` ${join} `);
}

function writeClause({ among, is, question, value }: Clause): string {
  const sign = among ? (is ? 'contains' : 'notcontains') : is ? '=' : '<>';
  return `{${question}} ${sign} ${typeof value === 'string' ? quoted(value) : String(value)}`;
}

function quoted(value: string): string {
  return value.includes("'") ? `"${value}"` : `'${value}'`;
}

function readClause(text: string): Clause | null {
  const [, question, sign, literal] = clausePattern.exec(text.trim()) ?? [];
  if (question === undefined || sign === undefined || literal === undefined) return null;
  const word = sign.toLowerCase();
  return {
    question,
    value: valueOf(literal),
    is: !['<>', '!=', 'notcontains'].includes(word),
    among: word.endsWith('contains'),
  };
}

function valueOf(literal: string): Clause['value'] {
  if (/^['"]/.test(literal)) return literal.slice(1, -1).replaceAll(/\\(.)/g, '$1');
  if (/^(?:true|false)$/i.test(literal)) return literal.toLowerCase() === 'true';
  return Number(literal);
}

/** By `and`, `or`, `&&`, `||`, wherever no quotation or name stands open. */
function splitOutsideQuotes(expression: string): { clauses: string[]; joins: string[] } {
  const pieces = expression.split(/('(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|\{[^{}]*\})/);
  const clauses = [''];
  const joins: string[] = [];
  for (const [index, piece] of pieces.entries()) {
    const words = index % 2 === 1 ? [piece] : piece.split(/(\s+and\s+|\s+or\s+|\s*&&\s*|\s*\|\|\s*)/i);
    for (const word of words) {
      const join = /^\s*(and|or|&&|\|\|)\s*$/i.exec(word)?.[1]?.toLowerCase();
      if (join === undefined || index % 2 === 1) clauses.push(`${clauses.pop() ?? ''}${word}`);
      else {
        joins.push(join === '&&' ? 'and' : join === '||' ? 'or' : join);
        clauses.push('');
      }
    }
  }
  return { clauses, joins };
}
