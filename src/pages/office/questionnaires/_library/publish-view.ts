/** What publishing a draft asks for: what stands in the way, reasons, what is new, and whether figures can still be compared. */
import type { Publishing } from '../../../../actions/publish-questionnaire.ts';
import type { Pass } from '../../../../server/auth/authorise.ts';
import { changesBetween, type Change } from '../../../../questionnaires/editor/changes.ts';
import type { JsonPart } from '../../../../questionnaires/editor/document.ts';
import { comparableDraft, type Difference } from '../../../../server/db/comparable-versions.ts';
import { publishedDefinition } from '../../../../server/db/questionnaires.ts';
import type { DraftView } from './draft-view.ts';

export interface PublishView {
  readonly changes: readonly Change[];
  readonly typedChanges: string;
  readonly reasons: Readonly<Record<string, string>>;
  /** Why figures of this version cannot be set beside those of the one before; empty where they can. */
  readonly differences: readonly Difference[];
  readonly status: Publishing['status'] | null;
}

export async function readPublish({ db }: Pass, view: DraftView, publishing: Publishing | null): Promise<PublishView> {
  const { compiled, document, draft } = view;
  const before = draft.follows && (await publishedDefinition(db, draft.follows.id));
  const compared = before && compiled ? await comparableDraft(db, before.id, compiled) : null;
  return {
    changes: before ? changesBetween(before.definition as JsonPart, document) : [],
    typedChanges: publishing?.typed.changes ?? '',
    reasons: { ...draft.reasons, ...publishing?.typed.reasons },
    differences: compared?.items ?? [],
    status: publishing?.status ?? null,
  };
}
