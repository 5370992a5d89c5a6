/**
 * Decides whether an author's pattern can be run on strangers' text: a backtracking matcher may need exponential time on
 * nested repetitions. Understands groups, classes, alternatives and repetitions; anything else counts as risky.
 */
import { TokenReader } from './pattern-tokens.ts';

/** Text under a pattern is kept this short, so that three open repetitions stay under a second. */
export const longestUnderPattern = 250;

interface Cost {
  /** Repetitions without an upper limit: each multiplies the time by the length of the text. */
  readonly open: number;
  /** Ways in which the bounded parts can be divided. */
  readonly ways: number;
}

/** Steps of a matcher that take well under a second. */
const mostSteps = 10_000_000;

export function isSafePattern(pattern: string): boolean {
  if (pattern.length > 500) return false;
  try {
    new RegExp(pattern, '');
    const reader = new TokenReader(pattern);
    const { open, ways } = alternatives(reader);
    return reader.isAtEnd && steps(open + (isAnchored(pattern) ? 0 : 1), ways) <= mostSteps;
  } catch {
    return false;
  }
}

/** A pattern that may begin anywhere is tried at every character. */
function isAnchored(pattern: string): boolean {
  return pattern.startsWith('^') && !pattern.includes('|');
}

/** Ways to divide the longest text among so many open repetitions. */
function steps(open: number, ways: number): number {
  let divisions = ways;
  for (let part = 1; part <= open && divisions <= mostSteps; part += 1) divisions *= longestUnderPattern / part;
  return divisions;
}

function alternatives(reader: TokenReader): Cost {
  let cost = sequence(reader);
  while (reader.take('|')) {
    const other = sequence(reader);
    cost = { open: Math.max(cost.open, other.open), ways: cost.ways + other.ways };
  }
  return cost;
}

function sequence(reader: TokenReader): Cost {
  let cost: Cost = { open: 0, ways: 1 };
  while (!reader.isAtEnd && !reader.sees('|') && !reader.sees(')')) {
    const part = repeated(reader);
    cost = { open: cost.open + part.open, ways: cost.ways * part.ways };
  }
  return cost;
}

function repeated(reader: TokenReader): Cost {
  const isGroup = reader.openGroup();
  const inner = isGroup ? alternatives(reader) : { open: 0, ways: 1 };
  if (isGroup) reader.expect(')');
  else reader.skipCharacter();
  const { least, most } = reader.repetition();
  const isSimple = inner.open === 0 && inner.ways === 1;
  if (most === Infinity) return isSimple ? { open: 1, ways: 1 } : { open: Infinity, ways: 1 };
  return { open: inner.open * most, ways: inner.ways ** most * (most - least + 1) };
}
