/** What a message of the library is for, and where one of its versions stands. */
export const messagePurposes = ['letter', 'poster', 'card', 'group', 'talk', 'other'] as const;
export type MessagePurpose = (typeof messagePurposes)[number];

export const messageStates = ['draft', 'approved', 'replaced', 'withdrawn'] as const;
export type MessageState = (typeof messageStates)[number];

/** ISO; null where it has not happened. */
export interface MessageTimes {
  readonly approved_at: string | null;
  readonly replaced_at: string | null;
  readonly withdrawn_at: string | null;
}

export function messageState({ approved_at, replaced_at, withdrawn_at }: MessageTimes): MessageState {
  if (withdrawn_at !== null) return 'withdrawn';
  if (replaced_at !== null) return 'replaced';
  return approved_at === null ? 'draft' : 'approved';
}

/** Its words in one language; a title may be missing. */
export interface MessageWords {
  readonly title: string;
  readonly body: string;
}

export interface MessageTexts {
  readonly title_zh: string;
  readonly title_en: string;
  readonly body_zh: string;
  readonly body_en: string;
}

export function isMessagePurpose(raw: unknown): raw is MessagePurpose {
  return messagePurposes.some((purpose) => purpose === raw);
}
