/** What is previewed: a draft as it stands, or a published version. */
import type { Form } from '../../../../domain/form/index.ts';
import type { NamedArea } from '../../../../domain/outreach/premises.ts';
import type { Pass } from '../../../../server/auth/authorise.ts';
import { asAnonymous } from '../../../../server/db/clients.ts';
import { publishedForm } from '../../../../server/db/questionnaire-forms.ts';
import { publishedDefinition, questionnaireDraft } from '../../../../server/db/questionnaires.ts';
import { workshop } from '../../../../server/questionnaires/workshop.ts';

export interface Previewed {
  readonly form: Form;
  /** Whose name stands where the office's will; null where it came with the program. */
  readonly area: NamedArea | null;
}

export async function previewed({ db }: Pass, kind: string, id: string): Promise<Previewed | null> {
  if (kind === 'version') {
    // Asked as the person first: whoever may not read a version sees no preview of it.
    const published = (await publishedDefinition(db, id)) && (await publishedForm(asAnonymous(), id));
    return published && { form: published.form, area: null };
  }
  const draft = kind === 'draft' ? await questionnaireDraft(db, id) : null;
  const checked = draft && (await workshop().examine(draft.definition));
  if (draft === null || checked === null || checked === 'busy' || checked.compiled === null) return null;
  return { form: checked.compiled.form, area: draft.area };
}
