/** A draft becomes a version: examined once more, errors and warnings without a reason refused, then stored as whom the person is. */
import type { Staff } from '../../domain/access/staff.ts';
import type { UserDb } from '../db/clients.ts';
import { keepDraft, questionnaireDraft, type Draft } from '../db/questionnaires.ts';
import { publishDraft } from '../db/service/publish-draft.ts';
import { warningsOf } from './warnings.ts';
import { workshop } from './workshop.ts';

export const longestReason = 500;

export interface ToPublish {
  readonly draft: Draft;
  readonly staff: Staff;
  readonly changes: string;
}

export type Published =
  | { readonly status: 'published'; readonly questionnaire: string; readonly version: number }
  | { readonly status: 'errors' | 'reasons' | 'no_changes' | 'changed' | 'unknown' | 'busy' };

export async function publishChecked({ changes, draft, staff }: ToPublish): Promise<Published> {
  const checked = await workshop().examine(draft.definition);
  if (checked === 'busy') return { status: 'busy' };
  const { compiled, report } = checked;
  if (!report.ok || compiled === null) return { status: 'errors' };
  const warnings = warningsOf(report);
  if (warnings.some(({ key }) => (draft.reasons[key] ?? '').trim() === '')) return { status: 'reasons' };
  const reasons = warnings.map(({ key, ...warning }) => ({ ...warning, reason: draft.reasons[key] ?? '' }));
  const asked = { staff: staff.id, draft: draft.id, revision: draft.revision, changes, reasons };
  const outcome = await publishDraft({ ...asked, form: compiled.form, counting: compiled.counting });
  return outcome.status === 'published' || outcome.status === 'already'
    ? { status: 'published', questionnaire: outcome.questionnaire_id, version: outcome.version }
    : { status: outcome.status };
}

/** Reasons are kept with the draft before anything else is decided, so that none has to be written twice. */
export async function keepReasons(
  db: UserDb,
  draft: Draft,
  given: Readonly<Record<string, string>>,
): Promise<Draft | 'changed' | 'unknown'> {
  const reasons = { ...draft.reasons, ...given };
  const outcome = await keepDraft(db, {
    ...{ id: draft.id, area: draft.area.id, questionnaire: draft.questionnaireId },
    ...{ definition: draft.definition, reasons, revision: draft.revision },
  });
  if (outcome.status === 'kept') return { ...draft, reasons, revision: outcome.revision };
  return outcome.status === 'changed' ? 'changed' : 'unknown';
}

export async function draftSeen(db: UserDb, id: string, revision: number): Promise<Draft | 'changed' | 'unknown'> {
  const draft = await questionnaireDraft(db, id);
  if (draft === null) return 'unknown';
  return draft.revision === revision ? draft : 'changed';
}
