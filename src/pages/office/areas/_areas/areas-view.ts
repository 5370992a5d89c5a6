/** The tree as the page shows it: below each sub-district its communities with their grids, then places that have become part of others. */
import type { Language } from '../../../../domain/form/form.ts';
import { ageBands } from '../../../../domain/areas/area-list.ts';
import type { TreeArea } from '../../../../server/db/areas.ts';

export interface ShownArea {
  readonly area: TreeArea;
  readonly name: string;
  /** Null where no band is known. */
  readonly adults: number | null;
  readonly depth: 0 | 1;
}

export interface ShownOffice extends ShownArea {
  readonly rows: readonly ShownArea[];
  readonly ended: readonly { readonly area: TreeArea; readonly name: string; readonly into: string }[];
}

export function nested(tree: readonly TreeArea[], language: Language): ShownOffice[] {
  const shown = (area: TreeArea, depth: 0 | 1): ShownArea => ({
    ...{ area, depth, name: nameIn(area, language), adults: adultsOf(area) },
  });
  const inside = (parent: string) => tree.filter((area) => area.parent === parent && area.endedOn === null);
  return tree
    .filter(({ kind }) => kind === 'subdistrict')
    .map((office) => ({
      ...shown(office, 0),
      rows: inside(office.id).flatMap((community) => [
        shown(community, 0),
        ...inside(community.id).map((grid) => shown(grid, 1)),
      ]),
      ended: tree
        .filter((area) => area.endedOn !== null && isWithin(area, office.id, tree) && !isHistoryOfGrid(area, tree))
        .map((area) => {
          const into = tree.find(({ id }) => id === area.mergedInto);
          return { area, name: nameIn(area, language), into: into === undefined ? '' : nameIn(into, language) };
        }),
    }));
}

export function nameIn({ nameEn, nameZh }: Pick<TreeArea, 'nameEn' | 'nameZh'>, language: Language): string {
  return language === 'en' ? nameEn : nameZh;
}

export function adultsOf({ adults }: TreeArea): number | null {
  const known = ageBands.flatMap((band) => adults[band] ?? []);
  return known.length === 0 ? null : known.reduce((sum, one) => sum + one, 0);
}

/** A community that has ended keeps the names of its grids; these go on elsewhere as they are. */
function isHistoryOfGrid({ parent }: TreeArea, tree: readonly TreeArea[]): boolean {
  return tree.some(({ id, endedOn, kind }) => id === parent && kind === 'community' && endedOn !== null);
}

function isWithin(area: TreeArea, office: string, tree: readonly TreeArea[]): boolean {
  if (area.parent === office) return true;
  return tree.find(({ id }) => id === area.parent)?.parent === office;
}
