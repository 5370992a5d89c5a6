/** What was typed in the office, and what is wrong with it. A draft may lack words but hold no unknown placeholder; what is approved is whole. */
import { accepted, refused, type Result } from '../result.ts';
import { isMessagePurpose, type MessagePurpose } from './message.ts';
import { unknownPlaceholders } from './placeholders.ts';

/** Longest texts that are kept, as the database has them. */
export const longestMessage = {
  ...{ name: 60, title_zh: 60, title_en: 120, body_zh: 3000, body_en: 6000, changes: 300, reasons: 500 },
} as const;
export type MessageField = keyof typeof longestMessage;
export const messageFields = Object.keys(longestMessage) as MessageField[];
/** Those that residents read. */
export const publicFields = ['title_zh', 'body_zh', 'title_en', 'body_en'] as const;

export type TypedMessage = Readonly<Record<MessageField | 'area' | 'purpose' | 'number', string>>;

export function typedMessage(fields: FormData): TypedMessage {
  const texts = messageFields.map((name) => [name, textOf(fields.get(name)).slice(0, longestMessage[name])] as const);
  const short = (name: string) => textOf(fields.get(name)).slice(0, 40);
  return {
    ...(Object.fromEntries(texts) as Record<MessageField, string>),
    ...{ area: short('area'), purpose: short('purpose'), number: short('number') },
  };
}

export interface ReadMessage extends Readonly<Record<MessageField, string>> {
  readonly area: string;
  readonly purpose: MessagePurpose;
  readonly number: number;
}

/** `unknown`: the placeholders that are none, as they were typed. */
export type FieldProblem =
  { readonly kind: 'missing' } | { readonly kind: 'unknown'; readonly typed: readonly string[] };
export type MessageProblems = Partial<Record<MessageField | 'purpose', FieldProblem>>;

export function readMessage(typed: TypedMessage, purpose: 'keep' | 'approve'): Result<ReadMessage, MessageProblems> {
  const problems = { ...missingIn(typed, purpose), ...unknownIn(typed) };
  const number = /^[1-9]\d{0,2}$/.test(typed.number) ? Number(typed.number) : 1;
  if (Object.keys(problems).length > 0 || !isMessagePurpose(typed.purpose)) return refused(problems);
  return accepted({ ...typed, purpose: typed.purpose, number });
}

function missingIn(typed: TypedMessage, purpose: 'keep' | 'approve'): MessageProblems {
  const needed =
    purpose === 'keep'
      ? (['name'] as const)
      : (['name', 'body_zh', ...(typed.number === '1' ? [] : ['changes' as const])] as const);
  const missing = needed.filter((name) => typed[name] === '').map((name) => [name, { kind: 'missing' }] as const);
  return {
    ...Object.fromEntries(missing),
    ...(isMessagePurpose(typed.purpose) ? {} : { purpose: { kind: 'missing' } }),
  };
}

function unknownIn(typed: TypedMessage): MessageProblems {
  const found = publicFields.map((name) => [name, unknownPlaceholders(typed[name])] as const);
  const unknown = found.filter(([, words]) => words.length > 0);
  return Object.fromEntries(unknown.map(([name, words]) => [name, { kind: 'unknown', typed: words } as const]));
}

function textOf(value: FormDataEntryValue | null): string {
  return typeof value === 'string' ? value.replaceAll('\r\n', '\n').trim() : '';
}
