/**
 * Which printed form a message fits, told before anything is printed. Widths are in em of the text on that form, a Chinese character being one
 * and a Latin one about half; lines are what is left beside the code and the words that bind. Measured in Chromium, with a line in reserve.
 */
import type { PrintForm } from '../campaign/print-forms.ts';
import type { Language } from '../form/form.ts';
import type { MessageWords } from './message.ts';

/** A sticker has no room for more than its heading. */
export const messageForms = ['letter', 'poster', 'shop', 'window', 'table'] as const;
export type MessageForm = (typeof messageForms)[number];

export interface Room {
  readonly em: number;
  readonly lines: number;
}

interface Rooms {
  readonly title: Room;
  readonly body: Room;
}

/** Where one language is printed, and for each of two. */
const rooms: Readonly<Record<MessageForm, Readonly<Record<'alone' | 'both', Rooms>>>> = {
  letter: {
    alone: { title: { em: 20, lines: 1 }, body: { em: 34, lines: 14 } },
    both: { title: { em: 20, lines: 1 }, body: { em: 37, lines: 8 } },
  },
  poster: {
    alone: { title: { em: 11.5, lines: 2 }, body: { em: 24, lines: 3 } },
    both: { title: { em: 11.5, lines: 1 }, body: { em: 24, lines: 2 } },
  },
  shop: {
    alone: { title: { em: 13, lines: 1 }, body: { em: 23, lines: 3 } },
    both: { title: { em: 13, lines: 1 }, body: { em: 23, lines: 1 } },
  },
  window: {
    alone: { title: { em: 9, lines: 2 }, body: { em: 16, lines: 4 } },
    both: { title: { em: 9, lines: 1 }, body: { em: 16, lines: 2 } },
  },
  table: {
    alone: { title: { em: 8, lines: 2 }, body: { em: 16, lines: 4 } },
    both: { title: { em: 8, lines: 1 }, body: { em: 16, lines: 2 } },
  },
};

export function isMessageForm(form: PrintForm): form is MessageForm {
  return messageForms.some((known) => known === form);
}

export type RoomProblem = 'no_words' | 'title' | 'body';

/** What stands against printing it, for each language that is printed; nothing where it fits. */
export function roomProblems(
  form: MessageForm,
  wanted: readonly { readonly language: Language; readonly words: MessageWords }[],
): RoomProblem[] {
  const { body, title } = rooms[form][wanted.length > 1 ? 'both' : 'alone'];
  const found = wanted.flatMap(({ words }): RoomProblem[] => {
    if (words.body === '') return ['no_words'];
    return [
      ...(fits(words.title, title) ? [] : ['title' as const]),
      ...(fits(words.body, body) ? [] : ['body' as const]),
    ];
  });
  return [...new Set(found)];
}

export function fits(text: string, { em, lines }: Room): boolean {
  return linesOf(text, em) <= lines;
}

/** An empty line parts paragraphs and takes no line of its own: paragraphs are set apart by less. */
export function linesOf(text: string, em: number): number {
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .reduce((sum, line) => sum + Math.ceil(widthOf(line) / em), 0);
}

function widthOf(line: string): number {
  return [...line].reduce(
    (sum, character) => sum + (/[\u2e80-\u9fff\uff00-\uffef\u3000-\u303f“”‘’…—·]/u.test(character) ? 1 : 0.55),
    0,
  );
}
