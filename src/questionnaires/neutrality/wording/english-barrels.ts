/**
 * The two things an English question judges at once, or null. “The hygiene of markets and shops” is one thing, “the service
 * and the parking” two: a preposition before “and” makes the pair the place of one thing.
 */
const judged =
  /\b(?:satisfied|dissatisfied|happy|unhappy|rate|feel about|think of|opinion of|judge|evaluate)\b(?: (?:or \w+ are you|are you|were you|you|with|by|about|of))*(?<object>[^?.]*)/iu;
const pair = /^(?<before>.*?)\b(?<pair>[\w-]+,? (?:and|as well as) (?:the |your |our |its )?[\w-]+)/iu;
const preposition = /\b(?:of|for|in|at|on|between|to|from|around|near)\b/iu;
const verbs = 'know|support|trust|like|use|understand|join|agree|enjoy|want';
const twoVerbs = new RegExp(`\\byou (?:${verbs})\\b[^?.]{0,40}\\band (?:${verbs})\\b`, 'iu');
const twoClauses =
  /^(?:is|are|do|does|did|was|were|has|have)\b.{3,60}\band (?:the|do|are|is|does|have|has|did|your|our)\b[^?]*\?/iu;

export function englishBarrels(text: string): string | null {
  return pairJudged(text) ?? twoVerbs.exec(text)?.[0] ?? twoClauses.exec(text)?.[0] ?? twoQuestions(text);
}

function pairJudged(text: string): string | null {
  const object = judged.exec(text)?.groups?.['object'] ?? '';
  const found = pair.exec(object)?.groups;
  return found && !preposition.test(found['before'] ?? '') ? (found['pair'] ?? null) : null;
}

function twoQuestions(text: string): string | null {
  const asked = text.match(/[^?.]{0,40}\?/gu) ?? [];
  return asked.length > 1 && !/\bif\b/iu.test(text) ? asked.join('').trim() : null;
}
