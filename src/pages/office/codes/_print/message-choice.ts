/** Which approved message is printed in place of our own words, and what stands against it: told before anything is printed. */
import type { Language } from '../../../../domain/form/form.ts';
import type { PrintWish } from '../../../../domain/campaign/print-forms.ts';
import { isMessageForm, roomProblems, type RoomProblem } from '../../../../domain/messages/room.ts';
import type { PrintableMessage } from '../../../../server/db/messages.ts';
import type { SheetCode } from './print-view.ts';
import { messageFor, type PrintedOffice } from './voices.ts';

/** `gone`: not approved any more, or another office's; `sticker`: the form takes none; `phone`: a placeholder nobody has filled. */
export type MessageProblem = RoomProblem | 'gone' | 'sticker' | 'phone';

export interface MessageChoice {
  readonly messages: readonly PrintableMessage[];
  readonly chosen: PrintableMessage | null;
  readonly problems: readonly MessageProblem[];
}

interface ToPrint {
  readonly wish: PrintWish;
  readonly codes: readonly SheetCode[];
  readonly office: PrintedOffice;
}

export function messageChoice(messages: readonly PrintableMessage[], asked: string, toPrint: ToPrint): MessageChoice {
  if (asked === '') return { messages, chosen: null, problems: [] };
  const chosen = messages.find(({ id }) => id === asked) ?? null;
  return { messages, chosen, problems: chosen === null ? ['gone'] : problemsOf(chosen, toPrint) };
}

function problemsOf(message: PrintableMessage, { codes, office, wish }: ToPrint): MessageProblem[] {
  const { form, languages } = wish;
  if (!isMessageForm(form)) return ['sticker'];
  // One code of each community is enough: nothing else that is filled in differs in length.
  const oneEach = [...new Map(codes.map((code) => [code.community.id, code])).values()];
  const found = oneEach.flatMap((code): MessageProblem[] => {
    const filled = languages.map((language: Language) => ({
      language,
      words: messageFor(message, { code, language, office }),
    }));
    const lacks = filled.some(({ words }) => words.missing.length > 0);
    return [...roomProblems(form, filled), ...(lacks ? (['phone'] as const) : [])];
  });
  return [...new Set(found)];
}
