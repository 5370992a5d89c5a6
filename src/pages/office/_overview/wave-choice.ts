/** Which wave the page is about: the one in the address, else the open one, else the latest that has begun. */
export type WaveState = 'notOpen' | 'open' | 'closed';

interface Dated {
  /** ISO timestamps. */
  readonly opensAt: string;
  readonly closesAt: string;
}

export function stateOf({ opensAt, closesAt }: Dated, now: Date): WaveState {
  if (now.getTime() < Date.parse(opensAt)) return 'notOpen';
  return now.getTime() < Date.parse(closesAt) ? 'open' : 'closed';
}

/** Waves come newest first. An address may hold anything: what names no wave of this person's names none at all. */
export function chooseWave<Wave extends { readonly id: string; readonly state: WaveState }>(
  waves: readonly Wave[],
  asked: string | null,
): Wave | 'no-wave' | 'no-such-wave' {
  if (asked !== null) return waves.find(({ id }) => id === asked.toLowerCase()) ?? 'no-such-wave';
  const inState = (state: WaveState) => waves.find((wave) => wave.state === state);
  return inState('open') ?? inState('closed') ?? waves.at(-1) ?? 'no-wave';
}
