/**
 * Which printed form a message fits, told before anything is printed. Widths are in em of the text on that form, a Chinese character being one
 * and a Latin one a good half; lines are what is left beside the code and the words that bind, fewer where the title takes two. Measured in
 * Chromium with a line in reserve for a long contact; `tests/e2e/messages.spec.ts` prints the longest that is said to fit.
 */
import type { PrintForm } from '../campaign/print-forms.ts';
import type { Language } from '../form/form.ts';
import type { MessageWords } from './message.ts';

/** A sticker has no room for more than its heading. */
export const messageForms = ['letter', 'poster', 'shop', 'window', 'table'] as const;
export type MessageForm = (typeof messageForms)[number];

export interface Room {
  /** Width of a line of the title. */
  readonly title: number;
  /** Width of a line of the body. */
  readonly body: number;
  /** Lines of the body under a title of one line, of two; a title of more fits nowhere. */
  readonly lines: readonly number[];
}

interface Rooms {
  readonly alone: Room;
  readonly both: Room;
  /** The second language is printed in this share of the size of the first. */
  readonly second: number;
}

const rooms: Readonly<Record<MessageForm, Rooms>> = {
  letter: {
    alone: { title: 20, body: 33, lines: [12, 11] },
    both: { title: 20, body: 36, lines: [8, 7] },
    second: 0.78,
  },
  poster: {
    alone: { title: 11.5, body: 27, lines: [4, 2] },
    both: { title: 11.5, body: 27, lines: [2] },
    second: 0.68,
  },
  shop: { alone: { title: 13, body: 23, lines: [3, 2] }, both: { title: 13, body: 23, lines: [1] }, second: 0.68 },
  window: {
    alone: { title: 9.5, body: 17, lines: [5, 4] },
    both: { title: 9.5, body: 18, lines: [2, 1] },
    second: 0.68,
  },
  table: { alone: { title: 8.5, body: 17, lines: [5, 4] }, both: { title: 8.5, body: 18, lines: [2] }, second: 0.68 },
};

export function isMessageForm(form: PrintForm): form is MessageForm {
  return messageForms.some((known) => known === form);
}

/** For each language that is printed, in its own em. */
export function roomsOn(form: MessageForm, languages: number): Room[] {
  const { alone, both, second } = rooms[form];
  if (languages < 2) return [alone];
  return [both, { title: both.title / second, body: both.body / second, lines: both.lines }];
}

export const roomProblemKinds = ['no_words', 'title', 'body'] as const;
export type RoomProblem = (typeof roomProblemKinds)[number];

/** What stands against printing it in these languages; nothing where it fits. */
export function roomProblems(
  form: MessageForm,
  wanted: readonly { readonly language: Language; readonly words: MessageWords }[],
): RoomProblem[] {
  const available = roomsOn(form, wanted.length);
  // A title that is longer in one language pushes everything down.
  const titleLines = Math.max(1, ...wanted.map(({ words }, at) => linesOf(words.title, available[at]?.title ?? 1)));
  const found = wanted.flatMap(({ words }, at): RoomProblem[] => {
    const room = available[at];
    const lines = room?.lines[titleLines - 1];
    if (words.body === '') return ['no_words'];
    if (room === undefined || lines === undefined) return ['title'];
    return linesOf(words.body, room.body) > lines ? ['body'] : [];
  });
  return roomProblemKinds.filter((kind) => found.includes(kind));
}

/** An empty line parts paragraphs and takes no line of its own: paragraphs are set apart by less. */
export function linesOf(text: string, em: number): number {
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .reduce((sum, line) => sum + Math.ceil(widthOf(line) / em), 0);
}

const wide = /[\u2e80-\u9fff\uff00-\uffef\u3000-\u303f“”‘’…—·]/u;
/** Of a Latin character, with what is lost where a word does not fit its line. */
const narrow = 0.58;

function widthOf(line: string): number {
  return Array.from(line).reduce((sum, character) => sum + (wide.test(character) ? 1 : narrow), 0);
}
