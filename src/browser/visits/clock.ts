/** How far this phone's clock is off, as the server's answers show. Half the way there and back is taken for each direction. */
export interface Asked {
  /** Milliseconds by the phone's clock. */
  readonly sent: number;
  readonly received: number;
}

/** What has to be added to the phone's clock; null for a time that is none. */
export function offsetFrom(serverTime: string, { sent, received }: Asked): number | null {
  const offset = Math.round(Date.parse(serverTime) - (sent + received) / 2);
  return Number.isFinite(offset) ? offset : null;
}

/** From here on it is worth telling; below, it is the network's own slowness. */
export const worthTelling = 5 * 60_000;
