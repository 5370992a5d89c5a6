/**
 * What came of one attempt at a door: eight buttons, and the class of each in the standard definitions (AAPOR, 10th ed. 2023).
 * Whether the questionnaire was offered is no part of it: that is counted apart, so that no answer leads to a door.
 */
export const dispositions = [
  'talk_given',
  'met_later',
  'nobody_home',
  'no_answer',
  'refused',
  'no_access',
  'vacant',
  'not_found',
] as const;
export type Disposition = (typeof dispositions)[number];

/** Besides the buttons: taking back what was recorded by mistake. It always corrects an earlier event. */
export type VisitResult = Disposition | 'withdrawn';

export type AaporClass = 'contact' | 'NC' | 'UH' | 'R' | 'NE' | 'O';

export interface AaporCode {
  readonly class: AaporClass;
  /** As printed in the definitions; null where the class alone is known. */
  readonly code: string | null;
}

/** A talk is a contact, no interview: what became of the interview is counted per building and week. */
export const aaporCodes: Readonly<Record<Disposition, AaporCode>> = {
  talk_given: { class: 'contact', code: null },
  met_later: { class: 'NC', code: '2.25' },
  nobody_home: { class: 'NC', code: '2.24' },
  no_answer: { class: 'UH', code: '3.1' },
  refused: { class: 'R', code: '2.11' },
  no_access: { class: 'NC', code: '2.23' },
  vacant: { class: 'NE', code: '4.60' },
  not_found: { class: 'UH', code: '3.18' },
};

/** Somebody opened and was spoken with. */
export function isContact(result: VisitResult): boolean {
  return result === 'talk_given' || result === 'met_later' || result === 'refused';
}

export function parseVisitResult(raw: unknown): VisitResult | null {
  return [...dispositions, 'withdrawn' as const].find((result) => result === raw) ?? null;
}
