/** The library of questionnaires as the signed-in person may see it, and the drafts that the office writes. */
import { z } from 'astro/zod';
import type { LocalizedText } from '../../domain/form/form.ts';
import { callApi, type UserDb } from './clients.ts';
import { namedArea, toNamedArea } from './named-area.ts';

/** SurveyJS writes a title as text or per locale. */
const title = z.unknown().transform(titleOf);
/** What a form's title is: both our languages, or one. */
const formTitle = z.record(z.string(), z.string()).nullable().catch(null).transform(textsIn);

const listedVersion = z.object({
  id: z.string(),
  version: z.number(),
  title: formTitle,
  published_at: z.string(),
});

const library = z.object({
  areas: z.array(namedArea),
  questionnaires: z.array(
    z.object({
      id: z.string(),
      slug: z.string(),
      area: namedArea.nullable(),
      versions: z.array(listedVersion).min(1),
    }),
  ),
  drafts: z.array(
    z.object({
      id: z.string(),
      area_id: z.string(),
      questionnaire_id: z.string().nullable(),
      title,
      revision: z.number(),
      changed_at: z.string(),
    }),
  ),
});
export type Library = ReturnType<typeof toLibrary>;
export type ListedQuestionnaire = Library['questionnaires'][number];
export type ListedDraft = Library['drafts'][number];

function toLibrary({ areas, drafts, questionnaires }: z.infer<typeof library>) {
  return {
    areas: areas.map(toNamedArea),
    questionnaires: questionnaires.map(({ area, ...one }) => ({ ...one, area: area && toNamedArea(area) })),
    drafts,
  };
}

export async function myQuestionnaires(db: UserDb): Promise<Library> {
  return toLibrary(library.parse(await callApi(db, 'my_questionnaires')));
}

/** A remark of the check as it was made; only what tells it again in words is looked at. */
const remark = z.looseObject({ place: z.string(), names: z.array(z.string()) });
const notedReason = z.object({ kind: z.enum(['neutrality', 'definition']), remark, reason: z.string() });
/** Why a warning was let stand when a version was published. */
export type NotedReason = z.infer<typeof notedReason>;

const series = z.object({
  id: z.string(),
  slug: z.string(),
  area: namedArea.nullable(),
  versions: z.array(
    listedVersion.extend({ changes: z.string(), reasons: z.array(notedReason).catch([]), waves: z.number() }),
  ),
});
export type Series = z.infer<typeof series>;

/** null: no such questionnaire, or none this person may see. The questionnaire has to be written as an id. */
export async function questionnaireSeries(db: UserDb, questionnaire: string): Promise<Series | null> {
  return series.nullable().parse(await callApi(db, 'questionnaire', { questionnaire }));
}

const versionRow = z.object({
  id: z.string(),
  questionnaire_id: z.string(),
  area_id: z.string().nullable(),
  slug: z.string(),
  version: z.number(),
  title: formTitle,
  definition: z.unknown(),
});
export type PublishedDefinition = z.infer<typeof versionRow>;

/** null: no such version, or none this person may see. The version has to be written as an id. */
export async function publishedDefinition(db: UserDb, version: string): Promise<PublishedDefinition | null> {
  return versionRow.nullable().parse(await callApi(db, 'questionnaire_definition', { version }));
}

const draftRow = z.object({
  id: z.string(),
  area: namedArea,
  questionnaire_id: z.string().nullable(),
  follows: z.object({ id: z.string(), version: z.number() }).nullable(),
  definition: z.string(),
  reasons: z.record(z.string(), z.string()),
  revision: z.number(),
  changed_at: z.string(),
});
export interface Draft {
  readonly id: string;
  readonly area: ReturnType<typeof toNamedArea>;
  /** null: the first version of a new questionnaire. */
  readonly questionnaireId: string | null;
  /** The version it comes after. */
  readonly follows: { readonly id: string; readonly version: number } | null;
  /** SurveyJS JSON, to the letter. */
  readonly definition: string;
  readonly reasons: Readonly<Record<string, string>>;
  readonly revision: number;
  readonly changedAt: string;
}

/** null: no such draft, or none of this person's. The draft has to be written as an id. */
export async function questionnaireDraft(db: UserDb, draft: string): Promise<Draft | null> {
  const found = draftRow.nullable().parse(await callApi(db, 'questionnaire_draft', { draft }));
  if (found === null) return null;
  const { area, changed_at, questionnaire_id, ...rest } = found;
  return { ...rest, area: toNamedArea(area), questionnaireId: questionnaire_id, changedAt: changed_at };
}

/** The questionnaire a published draft went into; null where it was not published, or is none of this person's. */
export async function questionnaireOfDraft(db: UserDb, draft: string): Promise<string | null> {
  const found = z.object({ questionnaire_id: z.string() }).nullable();
  return found.parse(await callApi(db, 'published_draft', { draft }))?.questionnaire_id ?? null;
}

export interface DraftToKeep {
  /** Made where the draft is begun, so that it can be sent again. */
  readonly id: string;
  readonly area: string;
  readonly questionnaire: string | null;
  readonly definition: string;
  readonly reasons: Readonly<Record<string, string>>;
  /** What the writer saw; 0 for a new one. */
  readonly revision: number;
}

export const kept = z.discriminatedUnion('status', [
  z.object({ status: z.literal('kept'), revision: z.number() }),
  z.object({ status: z.literal('changed'), revision: z.number() }),
  z.object({ status: z.enum(['unknown', 'gone', 'too_many', 'malformed']) }),
]);
export type KeepOutcome = z.infer<typeof kept>;

/** `changed`: another was kept since; the revision is that one's. */
export async function keepDraft(db: UserDb, draft: DraftToKeep): Promise<KeepOutcome> {
  return kept.parse(await callApi(db, 'keep_draft', { draft }));
}

export async function discardDraft(db: UserDb, draft: string): Promise<'discarded' | 'unknown'> {
  const outcome = z.object({ status: z.enum(['discarded', 'unknown']) });
  return outcome.parse(await callApi(db, 'discard_draft', { draft })).status;
}

function titleOf(raw: unknown): LocalizedText {
  if (typeof raw === 'string') return { en: raw, 'zh-CN': raw };
  if (typeof raw !== 'object' || raw === null) return {};
  const said = (key: string) => {
    const text: unknown = Object.hasOwn(raw, key) ? Reflect.get(raw, key) : undefined;
    return typeof text === 'string' ? text : undefined;
  };
  const [zh, en] = [said('zh-cn'), said('default') ?? said('en')];
  return { ...(zh === undefined ? {} : { 'zh-CN': zh }), ...(en === undefined ? {} : { en }) };
}

function textsIn(texts: Readonly<Record<string, string>> | null): LocalizedText {
  const { 'zh-CN': zh, en } = texts ?? {};
  return { ...(zh === undefined ? {} : { 'zh-CN': zh }), ...(en === undefined ? {} : { en }) };
}
