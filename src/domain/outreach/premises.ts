/** Doors and where they are, as lists, imports and phones speak of them. No name, no number of a person: a door is a place. */
import type { DoorEvent, DoorStanding } from './door-state.ts';
import type { Tried } from './time-of-day.ts';
import type { TalkPart, VisitEvent } from './visit-event.ts';

export const premisesKinds = ['household', 'shop', 'institution'] as const;
export type PremisesKind = (typeof premisesKinds)[number];

export const buildingKinds = ['building', 'street'] as const;
/** A street stands for the shops along it. */
export type BuildingKind = (typeof buildingKinds)[number];

export interface NamedArea {
  readonly id: string;
  readonly nameZh: string;
  readonly nameEn: string;
}

/** An event of a door as the server knows it. `worker` may be a colleague; `happenedAt` is by the server's clock. */
export interface KnownEvent extends DoorEvent {
  readonly worker: string;
  readonly workerName: string;
  readonly parts: readonly TalkPart[];
  readonly note: string;
  readonly nextTime: VisitEvent['nextTime'];
}

export interface Door {
  readonly id: string;
  readonly unit: string;
  readonly floor: number | null;
  readonly door: string;
  readonly kind: PremisesKind;
  /** As the server derived it; the phone derives it again together with what it has not sent. */
  readonly state: DoorStanding;
  readonly attempts: number;
  readonly contacted: boolean;
  readonly leaflet: boolean;
  readonly tried: Tried;
  /** In the order they happened, corrected ones too; at most the last twenty. */
  readonly events: readonly KnownEvent[];
}

export interface Checkout {
  readonly id: string;
  readonly staff: string;
  readonly staffName: string;
  /** ISO timestamp. */
  readonly endsAt: string;
}

export interface BuildingHead {
  readonly id: string;
  readonly name: string;
  readonly kind: BuildingKind;
  readonly community: NamedArea;
  readonly estate: string | null;
  readonly grid: { readonly nameZh: string; readonly nameEn: string } | null;
  readonly checkout: Checkout | null;
}

export interface BuildingWithDoors extends BuildingHead {
  readonly doors: readonly Door[];
}
