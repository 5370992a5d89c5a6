/** What the page of a message shows: the form with what was just typed, else the draft, else a new version of what holds; and what was said. */
import type { WrittenMessage } from '../../../../actions/messages.ts';
import { messageState, type MessagePurpose } from '../../../../domain/messages/message.ts';
import {
  messageFields,
  type MessageField,
  type MessageProblems,
  type TypedMessage,
} from '../../../../domain/messages/typed-message.ts';
import { fieldFindings } from '../../../../questionnaires/neutrality/message-words.ts';
import type { Message, MessageVersion } from '../../../../server/db/messages.ts';
import { starters } from './starters.ts';

export interface MessageForm {
  readonly typed: TypedMessage;
  readonly problems: MessageProblems;
  readonly findings: ReturnType<typeof fieldFindings>;
  readonly isPreview: boolean;
  /** Pressed to approve, and refused for what it says. */
  readonly isRefused: boolean;
  readonly lacksReason: boolean;
  readonly hasDraft: boolean;
}

export interface Known {
  readonly message: Message | null;
  readonly offices: readonly { readonly area_id: string }[];
  readonly asked: URLSearchParams;
}

/** null: nothing is being written; the message is only read. */
export function formOf({ asked, message, offices }: Known, written: WrittenMessage | null): MessageForm | null {
  const back = written !== null && 'typed' in written ? written : null;
  const typed = back?.typed ?? begun({ asked, message, offices });
  if (typed === null) return null;
  return {
    typed,
    problems: back?.status === 'invalid' ? back.problems : {},
    findings: fieldFindings(typed),
    isPreview: back?.status === 'preview',
    isRefused: back?.status === 'coaching',
    lacksReason: back?.status === 'no_reason',
    hasDraft: draftOf(message) !== null,
  };
}

export function draftOf(message: Message | null): MessageVersion | null {
  return message?.versions.find((version) => messageState(version) === 'draft') ?? null;
}

export function currentOf(message: Message | null): MessageVersion | null {
  return message?.versions.find((version) => messageState(version) === 'approved') ?? null;
}

const nothing = Object.fromEntries(messageFields.map((name) => [name, ''])) as Record<MessageField, string>;

function begun({ asked, message, offices }: Known): TypedMessage | null {
  if (message === null) {
    const starter = starters.find(({ slug }) => slug === asked.get('from'));
    const { slug: _, ...words } = starter ?? { slug: '', purpose: 'group' as MessagePurpose };
    return { ...nothing, ...words, area: offices[0]?.area_id ?? '', number: '1' };
  }
  const draft = draftOf(message);
  const [newest] = message.versions;
  const shared = { area: message.area.id, purpose: message.purpose };
  if (draft) return { ...shared, ...typedOf(draft) };
  if (!newest || !asked.has('next')) return null;
  return { ...shared, ...typedOf(newest), changes: '', reasons: '', number: String(newest.number + 1) };
}

function typedOf(version: MessageVersion): Record<MessageField | 'number', string> {
  const texts = messageFields.map((name) => [name, version[name]] as const);
  return { ...(Object.fromEntries(texts) as Record<MessageField, string>), number: String(version.number) };
}

const done = ['saved', 'approved', 'discarded', 'withdrawn'] as const;
const refusals = ['invalid', 'coaching', 'no_reason', 'already', 'unknown', 'malformed', 'no_withdraw_reason'] as const;
export type Said =
  | { readonly isDone: true; readonly said: (typeof done)[number] }
  | { readonly isDone: false; readonly said: (typeof refusals)[number] };

export function saidOf(status: string | null, parameters: URLSearchParams): Said | null {
  const refusal = refusals.find((one) => one === status);
  if (refusal !== undefined) return { isDone: false, said: refusal };
  const said = done.find((one) => one === parameters.get('said'));
  return said === undefined || status !== null ? null : { isDone: true, said };
}
