/** In which language a text is asked for: English where the message has it and it was chosen. */
import type { Language } from '../../../../domain/form/form.ts';
import type { MessageTexts } from '../../../../domain/messages/message.ts';

export function languageOf(asked: URLSearchParams, { body_en }: Pick<MessageTexts, 'body_en'>): Language {
  return asked.get('in') === 'en' && body_en !== '' ? 'en' : 'zh-CN';
}
