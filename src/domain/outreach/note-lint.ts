/**
 * Warns of what does not belong in a note at a door: health, when nobody is home, family, belief, money, numbers of people. Words are
 * noticed, meaning is not: it warns, never refuses, and what it does not know it does not see.
 */
import { sensitiveSubjects, sensitiveWords, type SensitiveSubject } from '../texts/sensitive-words.ts';

export type { SensitiveSubject };

/** In the order of the subjects; none where nothing was noticed. */
export function lintNote(note: string): readonly SensitiveSubject[] {
  const text = note.normalize('NFKC');
  return sensitiveSubjects.filter((subject) => sensitiveWords[subject].test(text));
}
