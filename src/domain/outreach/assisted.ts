/**
 * Answers given with the help of staff. The mode is the address that was opened, never a field of a form; what reached the
 * resident (channel) stays what is printed on the entry point.
 */
import type { Channel, Mode } from './channel.ts';

export const assistedModes = ['street', 'telephone', 'assisted', 'paper'] as const satisfies readonly Mode[];
export type AssistedMode = (typeof assistedModes)[number];

export function parseAssistedMode(raw: string | undefined): AssistedMode | null {
  return assistedModes.find((mode) => mode === raw) ?? null;
}

/**
 * Who is stopped on the street was reached on the street, and nobody else was. A sheet may come from anywhere; a telephone call
 * answers what came by a letter, a poster, a link.
 */
export function isOfferedFor(mode: AssistedMode, channel: Channel): boolean {
  switch (mode) {
    case 'street':
      return channel === 'street';
    case 'telephone':
      return channel !== 'street';
    // Read aloud at the door, and nowhere else.
    case 'assisted':
      return channel === 'door';
    case 'paper':
      return true;
  }
}

/** Where somebody was stopped says nothing about where they live. */
export function clusterIn(mode: AssistedMode, cluster: number | null): number | null {
  return mode === 'street' ? null : cluster;
}

/** More than people on their way somewhere listen to. */
export const mostItemsOnTheStreet = 15;

export function isTooLongFor(mode: AssistedMode, items: number): boolean {
  return mode === 'street' && items > mostItemsOnTheStreet;
}
