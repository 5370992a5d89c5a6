/**
 * Keeps the sheet under the fingers in this tab: a reload and signing in again find it where it was, closing the tab ends it.
 * Storage may be forbidden or full: then nothing is kept, and nothing else changes.
 */
import type { Sitting } from './scene.ts';

const place = (address: string) => `linli.sheet:${address}`;

export function keepSheet(address: string, sitting: Sitting): void {
  try {
    sessionStorage.setItem(place(address), JSON.stringify(sitting));
  } catch {
    // Typed on without a safety net.
  }
}

export function keptSheet(address: string): Sitting | null {
  try {
    const kept = sessionStorage.getItem(place(address));
    return kept === null ? null : (JSON.parse(kept) as Sitting);
  } catch {
    return null;
  }
}

export function dropSheet(address: string): void {
  try {
    sessionStorage.removeItem(place(address));
  } catch {
    // Nothing was kept.
  }
}
