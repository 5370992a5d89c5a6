/** What is printed for a code: the form in all its languages and who asks; of a wave that opens later, too. */
import type { EntryCode } from '../../domain/areas/entry-code.ts';
import type { Form } from '../../domain/form/index.ts';
import { assistedEntryPoint } from '../db/assisted-entries.ts';
import { asAnonymous } from '../db/clients.ts';
import type { UserDb } from '../db/clients.ts';
import { publishedForm } from '../db/questionnaire-forms.ts';

export interface PrintedQuestionnaire {
  readonly code: EntryCode;
  readonly form: Form;
  readonly office: { readonly zh: string; readonly en: string };
  readonly community: { readonly zh: string; readonly en: string };
}

/** Null: no code of this person's communities, or no wave to print for. */
export async function printedQuestionnaire(db: UserDb, code: EntryCode): Promise<PrintedQuestionnaire | null> {
  const found = await assistedEntryPoint(db, code);
  if (found.status === 'unknown' || found.status === 'closed' || !found.questionnaire) return null;
  const published = await publishedForm(asAnonymous(), found.questionnaire.version_id);
  if (!published) return null;
  const { community, office } = found;
  return {
    ...{ code, form: published.form },
    office: { zh: office.name_zh, en: office.name_en },
    community: { zh: community.name_zh, en: community.name_en },
  };
}
