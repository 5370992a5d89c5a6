/** Households, shops and institutions each have their own denominators: a page shows one kind at a time, the address says which. */
import { premisesKinds, type PremisesKind } from '../../../../domain/outreach/premises.ts';
import type { DoorsByKind } from '../../../../server/db/coverage.ts';

export interface KindChoice {
  readonly kind: PremisesKind;
  /** Kinds of which there is a door. */
  readonly kinds: readonly PremisesKind[];
}

export function kindChoice(asked: string | null, places: readonly { readonly kinds: DoorsByKind }[]): KindChoice {
  const kinds = premisesKinds.filter((kind) => places.some((place) => (place.kinds[kind]?.doors ?? 0) > 0));
  return { kind: kinds.find((kind) => kind === asked) ?? kinds[0] ?? 'household', kinds };
}
