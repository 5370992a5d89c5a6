/** What residents wrote, as rows of a file of its own: community, question, text. No week, no channel, in an order of its own. */
import type { Form } from '../../domain/form/index.ts';
import { tellableCommunities, textName, textQuestions } from '../../domain/reporting/index.ts';
import type { UserDb } from '../db/clients.ts';
import { exportedTexts, type BegunExport } from '../db/exports.ts';
import { maskPersonalData, type PersonalKind } from '../../domain/texts/index.ts';

export const textsHead = ['community', 'question', 'title_zh', 'title_en', 'text'] as const;

/** `wordFor` what stands in place of personal data of a kind. */
export async function* textRows(
  db: UserDb,
  begun: BegunExport,
  { form, wordFor }: { readonly form: Form; readonly wordFor: (kind: PersonalKind) => string },
): AsyncGenerator<string[][]> {
  const asked = textQuestions(form);
  if (asked.length === 0) return;
  for (const { id, nameZh } of tellableCommunities(begun.communities)) {
    for await (const page of exportedTexts(db, { community: id, exportId: begun.id }, asked)) {
      for (let from = 0; from < page.length; from += textsAtOnce)
        yield page.slice(from, from + textsAtOnce).map(({ asked: { question, ...asked }, text }) => {
          const { title } = question;
          return [
            nameZh,
            textName({ question, ...asked }),
            title['zh-CN'] ?? '',
            title.en ?? '',
            masked(text, wordFor),
          ];
        });
    }
  }
}

/** Masking takes its time, in which nobody else is served. */
const textsAtOnce = 100;

function masked(text: string, wordFor: (kind: PersonalKind) => string): string {
  return maskPersonalData(text)
    .map((piece) => ('masked' in piece ? wordFor(piece.masked) : piece.text))
    .join('');
}
