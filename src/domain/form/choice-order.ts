/**
 * Choices in another order than written: by their words, or at random. The last ones, which stand beside the list (other,
 * none, don't know), stay last. Random means: by the submission's id, so that phone and server show the same order at every
 * turn of a page, and nobody has to remember it.
 */
import type { Form, Language } from './form.ts';
import { mapParts } from './insertions.ts';

interface Listed {
  readonly name: string;
  readonly choices?: readonly Worded[];
  readonly rows?: readonly Worded[];
  readonly order?: 'ascending' | 'descending' | 'random';
  readonly rowOrder?: 'random';
}
interface Worded {
  readonly value: unknown;
  readonly text: string;
  readonly last?: true;
}

/** Once per language: which word comes first is a matter of the language. */
export function sortedByWords(form: Form<string>, language: Language): Form<string> {
  const { compare } = new Intl.Collator(language, { numeric: true });
  return mapParts(form, (part) => {
    const { choices, order } = part as unknown as Listed;
    if (!choices || order === undefined || order === 'random') return part;
    const turn = order === 'ascending' ? 1 : -1;
    const { order: _, ...sorted } = part;
    return {
      ...sorted,
      choices: exceptLast(choices, (free) => free.toSorted((a, b) => turn * compare(a.text, b.text))),
    };
  });
}

/** Before there is an id, the order is that of the definition. */
export function shuffled(form: Form<string>, submissionId: string | null): Form<string> {
  if (submissionId === null) return form;
  return mapParts(form, (part) => {
    const { name, choices, rows, order, rowOrder } = part as unknown as Listed;
    const mix = (free: readonly Worded[]) => byChance(free, `${submissionId}/${name}`);
    return {
      ...part,
      ...(choices && order === 'random' && { choices: exceptLast(choices, mix) }),
      ...(rows && rowOrder === 'random' && { rows: mix(rows) }),
    };
  });
}

function exceptLast(choices: readonly Worded[], arrange: (free: readonly Worded[]) => readonly Worded[]): Worded[] {
  return [...arrange(choices.filter(({ last }) => !last)), ...choices.filter(({ last }) => last)];
}

/** Each choice draws its own lot, so the outcome does not depend on the order it is given in. */
function byChance(choices: readonly Worded[], seed: string): Worded[] {
  const lots = new Map(choices.map((choice) => [choice, lotOf(`${seed}/${String(choice.value)}`)]));
  return [...choices].sort((a, b) => (lots.get(a) ?? 0) - (lots.get(b) ?? 0));
}

/** FNV-1a, then the finaliser of MurmurHash3, so that values that differ in one character land far apart. */
function lotOf(text: string): number {
  let hash = 0x811c9dc5;
  for (const character of text) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
