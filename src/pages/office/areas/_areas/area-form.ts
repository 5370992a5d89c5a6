/** What the form of one area shows: what stands, what was typed, and what kept it from being written. */
import type { AreaStop, RefusedArea } from '../../../../actions/areas.ts';
import { ageBands } from '../../../../domain/areas/area-list.ts';
import type { TypedArea } from '../../../../domain/areas/typed-area.ts';
import type { Language } from '../../../../domain/form/form.ts';
import type { Translator } from '../../../../i18n/translator.ts';
import type { TreeArea } from '../../../../server/db/areas.ts';
import { nameIn } from './areas-view.ts';

const areaFormFields = ['nameZh', 'code', 'households', 'place', ...ageBands] as const;
type AreaField = (typeof areaFormFields)[number];

export interface AreaFormView {
  readonly id: string;
  readonly kind: TreeArea['kind'];
  /** Null where it is a new one. */
  readonly area: TreeArea | null;
  readonly title: string;
  readonly typed: TypedArea;
  readonly lead: string | null;
  readonly problems: Readonly<Partial<Record<AreaField, string>>>;
  /** Communities that a grid can lie in; none for anything else. */
  readonly parents: readonly { readonly id: string; readonly name: string }[];
  readonly query: string;
}

interface Asked {
  readonly id: string;
  readonly params: URLSearchParams;
}

export function areaForm(
  tree: readonly TreeArea[],
  { id, params }: Asked,
  refused: RefusedArea | null,
  { language, t }: { readonly language: Language; readonly t: Translator },
): AreaFormView | null {
  const area = tree.find((one) => one.id === id) ?? null;
  if (id === '' || area?.endedOn) return null;
  const asked = params.get('new');
  const kind = area?.kind ?? (asked === 'community' || asked === 'grid' ? asked : null);
  const parent = area === null ? tree.find((one) => one.id === params.get('parent')) : undefined;
  if (kind === null || (area === null && parent === undefined)) return null;
  const communities = tree.filter((one) => one.kind === 'community' && one.endedOn === null);
  return {
    ...{ id, kind, area },
    title: area === null ? t(`areasEditor.new.${kind as 'community' | 'grid'}`) : nameIn(area, language),
    typed: refused?.typed ?? typedOf(area, parent?.id ?? area?.parent ?? ''),
    ...wordsOf(refused, t),
    parents: kind === 'grid' ? communities.map((one) => ({ id: one.id, name: nameIn(one, language) })) : [],
    query: area === null ? `&new=${kind}&parent=${parent?.id ?? ''}` : '',
  };
}

function typedOf(area: TreeArea | null, parent: string): TypedArea {
  const text = (value: number | null | undefined) => (value === null || value === undefined ? '' : String(value));
  const adults = Object.fromEntries(ageBands.map((band) => [band, text(area?.adults[band])])) as TypedArea['adults'];
  return {
    ...{ nameZh: area?.nameZh ?? '', nameEn: area?.nameEn ?? '', code: area?.code ?? '', parent, adults },
    ...{ households: text(area?.households), place: text(area?.place) },
  };
}

function wordsOf(refused: RefusedArea | null, t: Translator): Pick<AreaFormView, 'lead' | 'problems'> {
  const all: Partial<Record<AreaField, string>> = {};
  for (const field of areaFormFields) {
    const problem = refused?.problems[field];
    if (problem !== undefined) all[field] = t(`areasEditor.problem.${problem}`);
  }
  let above: string | null = null;
  for (const stop of refused?.stops ?? []) {
    const field = fieldOf(stop);
    if (field === null) above ??= t(`areasEditor.problem.${stop}`, { name: refused?.name ?? '' });
    else all[field] = t(`areasEditor.problem.${stop}`);
  }
  return { lead: above ?? (Object.keys(all).length > 0 ? t('areasEditor.notKept') : null), problems: all };
}

function fieldOf(stop: AreaStop): 'nameZh' | 'code' | null {
  switch (stop) {
    case 'name_missing':
    case 'name_taken':
      return 'nameZh';
    case 'code_unfit':
    case 'code_taken':
      return 'code';
    case 'unknown':
    case 'has_buildings':
    case 'twice':
    case 'in_use':
    case 'open_wave':
    case 'open_round':
    case 'unsure':
    case 'none_chosen':
      return null;
  }
}
