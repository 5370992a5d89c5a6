/** What the questionnaire shows at one moment: the same picture for the server's HTML and for the phone. */
import type { Failure } from '../../browser/sending.ts';
import type { Answers, Form, FormState, Problem, Question } from '../../domain/form/phone.ts';
import type { Words } from './words.ts';

export interface Scene {
  readonly form: Form<string>;
  readonly answers: Answers;
  readonly state: FormState<string>;
  /** Name of the page shown. */
  readonly page: string;
  readonly problems: readonly Problem[];
  readonly sending: Sending;
  readonly words: Words;
  /** Made when a person begins, so that sending twice counts once; a page as first served carries none. */
  readonly submissionId: string | null;
  /** The wave it was begun in: it belongs there, even if sent when the next one is open. */
  readonly wave: string;
  /** Milliseconds: of the phone's clock, or, without script, of the server's at the first post. */
  readonly begun: string | null;
  /** Where the form posts to, `/q/CODE`. */
  readonly address: string;
}

/** What became of sending; `failed` keeps the form and says why. */
export type Sending =
  { readonly state: 'no' } | { readonly state: 'under way' } | { readonly state: 'failed'; readonly because: Failure };

export type { Failure };

export type Kind<Name> = Question<string> & { readonly kind: Name };

/** What every question component is given. */
export interface Asked<Of extends Question<string> = Question<string>> {
  readonly question: Of;
  readonly scene: Scene;
}

/** An id for a question's control: names may hold spaces and any script, ids in a list of ids may not. */
export function idOf(name: string): string {
  return `q-${name.replace(/[^\w-]/gu, (character) => `_${(character.codePointAt(0) ?? 0).toString(36)}`)}`;
}

/** Fields of the page itself; a `~` in front keeps them apart from questions. */
export const pageField = '~page';
export const submissionField = '~id';
export const waveField = '~wave';
export const begunField = '~begun';
/** The answers of this page before it was shown, where something follows from a change of them. */
export const wasField = '~was';
export const goField = '~go';
/** In front of a page's name: the button leads there. */
export const toPage = 'to:';
/** In front of a place from 1 on and the name of a ranking: the button moves what stands there up by one. */
export const moveUp = 'up:';
/** Where a plain form jumps to after each page, past the notice. */
export const anchor = 'questions';
