/** What a phone keeps to work without signal: `GET /api/visits`, version 1. */
import type { BuildingWithDoors } from './premises.ts';
import type { OutreachRound } from './round.ts';
import type { visitsVersion } from './visit-batch.ts';

export interface RoundWithBuildings {
  /** Whose doors these are. */
  readonly staff: string;
  readonly round: OutreachRound;
  readonly buildings: readonly BuildingWithDoors[];
}

/** Where a questionnaire may be offered at the door: the code for door visits of a community whose wave takes answers now. */
export interface DoorEntry {
  readonly community: string;
  readonly code: string;
  /** As the resident's own phone opens it. */
  readonly address: string;
  /** The same as a picture: side in modules, and the dark ones as an SVG path. */
  readonly qr: { readonly size: number; readonly path: string };
}

export interface PhoneLists {
  readonly version: typeof visitsVersion;
  /** ISO timestamp: the phone corrects its clock by it. */
  readonly serverTime: string;
  readonly worker: { readonly id: string; readonly name: string };
  readonly rounds: readonly RoundWithBuildings[];
  readonly entries: readonly DoorEntry[];
}
