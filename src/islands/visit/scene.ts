/** What the worker's site shows at one moment: the same picture for the server's HTML and for the phone. */
import type { SyncState } from '../../browser/visits/sync.ts';
import type { QueuedVisit, Worker } from '../../browser/visits/visit-queue.ts';
import type { Promised } from '../../browser/visits/offline-promise.ts';
import type { SensitiveSubject } from '../../domain/outreach/note-lint.ts';
import type { DoorEntry } from '../../domain/outreach/phone-lists.ts';
import type { BuildingWithDoors } from '../../domain/outreach/premises.ts';
import type { OutreachRound } from '../../domain/outreach/round.ts';
import type { EventAnswer } from '../../domain/outreach/visit-batch.ts';
import type { InterviewOutcome } from '../../domain/outreach/visit-event.ts';
import type { QueueFile } from '../../browser/visits/queue-file.ts';
import type { Place } from './address.ts';
import type { VisitWords } from './words.ts';

export interface Scene {
  readonly words: VisitWords;
  readonly language: 'zh-CN' | 'en';
  /** Milliseconds, by the server's clock as far as it is known. */
  readonly now: number;
  readonly place: Place;
  readonly worker: Worker | null;
  readonly rounds: readonly { readonly round: OutreachRound; readonly buildings: readonly BuildingWithDoors[] }[];
  readonly entries: readonly DoorEntry[];
  /** Recorded here and not yet arrived, of this worker. */
  readonly unsent: readonly QueuedVisit[];
  /** What only the phone knows; null for the server's page, which is a plain form. */
  readonly phone: Phone | null;
  /** The server's page: ids that make its forms safe to post twice, and when it was made. */
  readonly plain: Plain | null;
  readonly atDoor: AtDoor;
}

export interface Plain {
  readonly visitId: string;
  readonly reportId: string;
  readonly madeAt: string;
  /** Something posted was not taken. */
  readonly refusal: string | null;
}

export interface Phone {
  readonly state: 'loading' | 'ready' | 'too_old';
  readonly sync: SyncState;
  /** Milliseconds by the server's clock; null before the first. */
  readonly syncedAt: number | null;
  readonly offsetMs: number;
  readonly promised: Promised;
  readonly isOffline: 'no' | 'setting up' | 'yes' | 'failed';
  /** Held by this page alone, because the phone is full. */
  readonly held: number;
  /** Residents' questionnaires that the site refused for good. */
  readonly answersRefused: number;
  /** Of others who were signed in here before. */
  readonly foreign: readonly { readonly worker: Worker; readonly number: number }[];
  readonly undo: { readonly id: string; readonly said: string } | null;
  readonly notice: string;
  readonly search: string;
  readonly isLeaving: boolean;
  readonly file: OpenedFile;
}

export type OpenedFile =
  | { readonly state: 'none' | 'unreadable' }
  | { readonly state: 'read'; readonly file: QueueFile }
  | { readonly state: 'sent'; readonly file: QueueFile; readonly answers: readonly EventAnswer[] };

/** What is open on the page of a door. */
export interface AtDoor {
  readonly asked: 'no' | 'qr' | 'outcome';
  readonly outcome: InterviewOutcome | null;
  readonly sensitive: readonly SensitiveSubject[];
}

export const nothingAtDoor: AtDoor = { asked: 'no', outcome: null, sensitive: [] };
export const rootId = 'visit';
export const wordsId = 'visit-words';
