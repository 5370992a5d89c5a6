/** What the screen shows at one moment of typing a sheet: the same picture for the server's HTML and in the browser. */
import type { Answers, Form, Problem } from '../../domain/form/phone.ts';
import type { Place } from '../../domain/sheet/places.ts';
import type { PaperWords } from './words.ts';

/** What stays the same from sheet to sheet. */
export interface Desk {
  readonly form: Form<string>;
  /** Where the form posts to. */
  readonly address: string;
  readonly wave: string;
  readonly today: string;
  readonly words: PaperWords;
  /** When a question is to be answered, in words; for a page whose script does not skip. */
  readonly only: Readonly<Record<string, string>>;
}

export type Stage = 'typing' | 'review' | 'again' | 'differences' | 'sending';

/** One sheet under the fingers. */
export interface Sitting {
  readonly stage: Stage;
  /** Null in a page as first served: an id is made when somebody begins. */
  readonly id: string | null;
  readonly answers: Answers;
  /** Fields marked “not answered”. */
  readonly open: readonly string[];
  /** The first entry, once the sheet is to be typed a second time. */
  readonly first: Answers | null;
  /** The second entry as it was typed, before its differences were settled. */
  readonly second: Answers | null;
  /** Field of the place with the focus. */
  readonly at: string | null;
  readonly problems: readonly Problem[];
  /** One sentence about what just happened. */
  readonly notice: string;
  /** Sheets saved since the page was opened. */
  readonly saved: number;
}

export interface Scene extends Desk, Sitting {
  /** Places to show. */
  readonly places: readonly Place<string>[];
  /** Whether the script is at work, so that skipped places need no words. */
  readonly isAwake: boolean;
}

export const emptySitting: Sitting = {
  ...{ stage: 'typing', id: null, answers: {}, open: [], first: null, second: null, at: null },
  ...{ problems: [], notice: '', saved: 0 },
};

/** Fields of the page itself; a `~` in front keeps them apart from questions. */
export const firstField = '~first';
export const secondField = '~second';
/** `~right:FIELD` says which entry is right there. */
export const rightPrefix = '~right:';

export const formId = 'sheet';
export const rootId = 'desk';
export const letterId = 'letter';
export const headingId = 'sheet-heading';

/** An id for the control of a field: names may hold spaces and any script. */
export function idOf(field: string, part = ''): string {
  const safe = field.replace(/[^\w-]/gu, (character) => `_${(character.codePointAt(0) ?? 0).toString(36)}`);
  return `p-${safe}${part}`;
}

/** The scene as JSON inside a page; what choices mean for an indicator is none of the typist's business. */
export function sealedScene(scene: Scene): string {
  const kept = ['role', 'indicator', 'headline', 'purpose'];
  const json = JSON.stringify(scene, (key, value: unknown) => (kept.includes(key) ? undefined : value));
  return json.replaceAll('<', '\\u003c');
}
