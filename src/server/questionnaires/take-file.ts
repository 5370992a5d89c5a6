/** A file somebody sent becomes a draft, unless it is nothing that could be put right by editing: then it is refused with the reason. */
import type { CheckReport } from '../../questionnaires/check/report.ts';
import type { UserDb } from '../db/clients.ts';
import { keepDraft, type KeepOutcome } from '../db/questionnaires.ts';
import { workshop } from './workshop.ts';

export interface SentFile {
  readonly id: string;
  readonly area: string;
  readonly questionnaire: string | null;
  readonly bytes: Uint8Array;
}

export type Taken =
  | { readonly status: 'kept' }
  | { readonly status: 'refused'; readonly report: CheckReport }
  | { readonly status: 'busy' | Exclude<KeepOutcome['status'], 'kept'> };

export async function takeFile(db: UserDb, { area, bytes, id, questionnaire }: SentFile): Promise<Taken> {
  const checked = await workshop().examine(bytes);
  if (checked === 'busy') return { status: 'busy' };
  if (isHopeless(checked.report)) return { status: 'refused', report: checked.report };
  const definition = textOf(bytes);
  const { status } = await keepDraft(db, { id, area, questionnaire, definition, reasons: {}, revision: 0 });
  return { status };
}

/** Nothing an editor could show: no JSON, larger than any questionnaire, or more than a check can be asked to bear. */
function isHopeless({ definitionErrors, file, gaveUp, refused }: CheckReport): boolean {
  const beyond = new Set(['too_large', 'reserved_key', 'not_a_definition']);
  return Boolean(file ?? gaveUp) || [...refused, ...definitionErrors].some(({ code }) => beyond.has(code));
}

function textOf(bytes: Uint8Array): string {
  const [first, second] = bytes;
  const encoding =
    first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
  return new TextDecoder(encoding).decode(bytes);
}
