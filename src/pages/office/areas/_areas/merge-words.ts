/** What merging would do, in words: each thing that goes over with its number, each name that changes, or what stands in the way. */
import type { Language } from '../../../../domain/form/form.ts';
import { figures } from '../../../../i18n/figures.ts';
import type { Translator } from '../../../../i18n/translator.ts';
import { movedThings, type MergePreview, type TreeArea } from '../../../../server/db/areas.ts';
import { nameIn } from './areas-view.ts';

export interface MergeWords {
  readonly into: { readonly id: string; readonly name: string };
  /** Null where nothing stands in the way. */
  readonly stop: string | null;
  readonly moves: readonly string[];
  readonly renamed: readonly string[];
}

export function wordsOfMerge(
  area: TreeArea,
  preview: MergePreview,
  { language, t }: { readonly language: Language; readonly t: Translator },
): MergeWords {
  const into = { id: area.id, name: nameIn(area, language) };
  if (preview.status !== 'ready') return { into, stop: stopWords(preview, t), moves: [], renamed: [] };
  const { count } = figures(language);
  const moves = movedThings
    .filter((thing) => preview.moves[thing] > 0)
    .map((thing) => t(`areasEditor.merge.moves.${thing}`, { number: count(preview.moves[thing]) }));
  return { into, stop: null, moves, renamed: preview.renamed.map((one) => t('areasEditor.merge.becomes', one)) };
}

function stopWords(preview: Exclude<MergePreview, { readonly status: 'ready' }>, t: Translator): string {
  switch (preview.status) {
    case 'already':
      return t('areasEditor.said.merged');
    case 'unknown':
      return t('areasEditor.problem.unknown');
    case 'open_wave':
    case 'open_round':
      return t(`areasEditor.problem.${preview.status}`, { name: preview.name });
  }
}
