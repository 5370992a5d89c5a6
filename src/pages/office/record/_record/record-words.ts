/** A line of the record in words: whose act it was, of what kind, about what, and which cells changed from what to what. */
import type { Language } from '../../../../domain/form/form.ts';
import type { Translator } from '../../../../i18n/translator.ts';
import type { RecordLine } from '../../../../server/db/record.ts';

/** Kinds of rows that have a word; whatever comes later is shown by its own name. */
export const recordTables = [
  ...([
    'staff',
    'staff_role',
    'invitation',
    'area',
    'area_change',
    'area_adults',
    'office_setting',
    'office_scale',
  ] as const),
  ...(['wave', 'wave_plan', 'questionnaire', 'questionnaire_version', 'entry_point', 'theme', 'text_theme'] as const),
  ...(['outreach_round', 'round_area', 'round_material', 'material', 'premises_import'] as const),
  ...(['building_assignment', 'building_checkout', 'estate_assignment', 'work_unit', 'work_unit_member'] as const),
  ...(['questionnaire_draft', 'wave_duty', 'poster', 'public_home', 'news_item', 'export', 'copy'] as const),
  ...(['message', 'message_version'] as const),
  ...(['activity', 'sign_up_setting'] as const),
] as const;
type RecordTable = (typeof recordTables)[number];

export function tableWord(table: string, t: Translator): string {
  const known = recordTables.find((one) => one === table);
  return known === undefined
    ? t('record.table.other', { name: table })
    : t(`record.table.${known satisfies RecordTable}`);
}

export function whoWord({ action, after, role, who, who_id }: RecordLine, t: Translator): string {
  if (who !== null) return who;
  if (who_id !== null) return t('record.who.gone');
  if (role === 'service_role') return t('record.who.site');
  // Whoever takes up an invitation is signed in a moment later.
  const isNewcomer = action === 'update' && (after?.['used_at'] ?? after?.['auth_user_id'] ?? null) !== null;
  return t(isNewcomer ? 'record.who.newcomer' : 'record.who.system');
}

/** Name of what it is about; empty where nothing has one. */
export function subjectWord({ subject, table }: RecordLine, language: Language, t: Translator): string {
  const area = subject.area?.[language === 'en' ? 'en' : 'zh'];
  const own = table === 'area' ? undefined : subject.name;
  return [subject.person, own, subject.wave, subject.round, subject.building, area]
    .filter((name, index, all) => name !== undefined && all.indexOf(name) === index)
    .join(t('record.between'));
}

export interface ChangedCell {
  readonly name: string;
  readonly from: string | null;
  readonly to: string | null;
}

export function changesOf({ action, after, before }: RecordLine, t: Translator): ChangedCell[] {
  const names = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])];
  return names
    .filter((name) => name === 'auth_user_id' || isShown(name))
    .map((name) => ({
      name: columnWord(name, t),
      from: action === 'insert' ? null : cellWord(name, before?.[name], t),
      to: action === 'delete' ? null : cellWord(name, after?.[name], t),
    }))
    .filter(({ from, to }) => from !== null || to !== null);
}

/** Ids say nothing to a reader; what they point at is named in the line. */
export function isShown(name: string): boolean {
  return !(/(^|_)ids?$/.test(name) || unsaid.includes(name));
}

const unsaid = [
  ...['batch', 'of_first_start', 'split_questions', 'age_question', 'merged_into', 'about', 'changed_at', 'changed_by'],
  ...['chosen', 'cluster_number', 'counting', 'definition', 'form', 'header', 'made_at', 'manifest'],
  ...['approved_by', 'measured', 'picture', 'published_by', 'revision', 'text_key', 'token_hash'],
];

export const recordColumns = [
  ...([
    'version',
    'published_at',
    'slug',
    'score_weight',
    'score_scale',
    'keep_visits_days',
    'adults',
    'band',
    'ended_on',
  ] as const),
  ...(['account', 'active', 'display_name', 'phone', 'role', 'name', 'name_zh', 'name_en'] as const),
  ...(['households', 'place', 'contact', 'kind', 'code', 'division_code', 'expires_at', 'used_at'] as const),
  ...(['created_at', 'begins_at', 'ends_at', 'opens_at', 'closes_at', 'opens_on', 'closes_on', 'title'] as const),
  ...([
    'state',
    'target',
    'score_target',
    'planned_n',
    'planned_design_effect',
    'what',
    'purpose',
    'file_name',
  ] as const),
  ...(['rows', 'about_zh', 'about_en', 'address_zh', 'address_en', 'hours_zh', 'hours_en', 'alt_zh'] as const),
  ...(['alt_en', 'body_zh', 'body_en', 'summary_zh', 'summary_en', 'title_zh', 'title_en', 'number'] as const),
  ...(['publish_at', 'withdrawn_at', 'changes', 'reasons', 'channel', 'channels', 'communities', 'begun_at'] as const),
  ...([
    'closed_at',
    'opened_at',
    'paused_at',
    'finished_at',
    'committed_at',
    'purged_at',
    'retired_at',
    'began_at',
  ] as const),
  ...(['retired_because', 'reopened_because', 'is_draft', 'task', 'people', 'responsible', 'guide', 'person'] as const),
  ...(['place_zh', 'place_en', 'bring_zh', 'bring_en', 'places', 'cancelled_at', 'struck_off', 'signed_up'] as const),
  ...(['cancelled_because_zh', 'cancelled_because_en', 'keep_sign_ups_days'] as const),
  ...(['duty', 'day', 'hours', 'note', 'condition', 'seen_on', 'stock', 'outcome'] as const),
  ...(['approved_at', 'replaced_at', 'withdrawn_because'] as const),
] as const;

function columnWord(name: string, t: Translator): string {
  if (name === 'auth_user_id') return t('record.column.password');
  const known = recordColumns.find((one) => one === name);
  return known === undefined ? name : t(`record.column.${known}`);
}

/** An account is there or not; everything else is said as it is. */
function cellWord(name: string, value: unknown, t: Translator): string | null {
  if (name === 'auth_user_id' && value !== undefined)
    return t(value === null ? 'record.value.unset' : 'record.value.set');
  return valueWord(value, t);
}

const words = [
  ...(['worker', 'lead', 'office', 'district', 'subdistrict', 'community', 'grid', 'draft'] as const),
  ...(['open', 'closed', 'backup', 'restore', 'notice', 'story', 'result', 'poster'] as const),
  ...(['board', 'sticker', 'card', 'screen', 'good', 'worn', 'damaged', 'gone'] as const),
  ...(['door', 'school', 'shop', 'window', 'group', 'street', 'staging', 'checked'] as const),
  ...(['committed', 'letter', 'talk', 'other'] as const),
] as const;

const instant = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d/;
const longest = 120;

function valueWord(value: unknown, t: Translator): string | null {
  if (value === undefined || value === null || value === '') return null;
  if (typeof value === 'boolean') return t(value ? 'record.yes' : 'record.no');
  if (typeof value === 'string' && instant.test(value)) return inChina(value);
  const known = words.find((word) => word === value);
  if (known !== undefined) return t(`record.value.${known}`);
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}

const clock = new Intl.DateTimeFormat('sv-SE', {
  ...{ year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' },
  timeZone: 'Asia/Shanghai',
});

/** 2026-11-28 18:54, in any language: a record is compared, not read aloud. */
export function inChina(iso: string): string {
  const at = new Date(iso);
  return Number.isNaN(at.getTime()) ? iso : clock.format(at);
}
