/** What residents wrote, as rows of a file of its own: community, question, text. No week, no channel, in an order of its own. */
import type { Form } from '../../domain/form/index.ts';
import { tellableCommunities, textName, textQuestions } from '../../domain/reporting/index.ts';
import type { UserDb } from '../db/clients.ts';
import { exportedTexts, type BegunExport } from '../db/exports.ts';
import { maskText } from './mask-text.ts';

export const textsHead = ['community', 'question', 'title_zh', 'title_en', 'text'] as const;

export async function* textRows(db: UserDb, begun: BegunExport, form: Form): AsyncGenerator<string[]> {
  const asked = textQuestions(form);
  if (asked.length === 0) return;
  for (const { id, nameZh } of tellableCommunities(begun.communities)) {
    for await (const { asked: question, text } of exportedTexts(db, { community: id, exportId: begun.id }, asked)) {
      const { title } = question.question;
      yield [nameZh, textName(question), title['zh-CN'] ?? '', title.en ?? '', maskText(text)];
    }
  }
}
