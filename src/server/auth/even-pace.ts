/**
 * Answers “no” on the half-second: comparing a password takes time that an unknown account would save, and the difference
 * would tell who exists. A “yes” comes at once.
 */
const beatMilliseconds = 500;

export async function evenPace<T>(attempt: () => Promise<T | null>): Promise<T | null> {
  const start = performance.now();
  const outcome = await attempt();
  if (outcome === null) await pause(untilNextBeat(performance.now() - start));
  return outcome;
}

export function untilNextBeat(elapsed: number): number {
  return Math.ceil(elapsed / beatMilliseconds) * beatMilliseconds - elapsed;
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
