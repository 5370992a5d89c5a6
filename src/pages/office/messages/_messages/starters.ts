/** Texts to begin with: an office changes them as it likes, and approves them like its own. */
import type { MessagePurpose } from '../../../../domain/messages/message.ts';
import { isMessagePurpose } from '../../../../domain/messages/message.ts';
import type { TypedMessage } from '../../../../domain/messages/typed-message.ts';
import texts from '../../../../i18n/message-starters.json' with { type: 'json' };

type Words = Pick<TypedMessage, 'name' | 'title_zh' | 'body_zh' | 'title_en' | 'body_en'>;

export interface Starter extends Words {
  readonly slug: string;
  readonly purpose: MessagePurpose;
}

export const starters: readonly Starter[] = Object.entries(texts).flatMap(([slug, { purpose, ...words }]) =>
  isMessagePurpose(purpose) ? [{ slug, purpose, ...words }] : [],
);
