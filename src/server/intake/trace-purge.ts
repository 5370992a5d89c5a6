/**
 * Forgets every hour what is older than 48 hours: traces of duplicates, throttling counters, daily salts. Each site asks for
 * it; the database lets one of them do it, so no site has to be the one in charge.
 */
export interface TracePurge {
  stop(): void;
}

const everyHour = 3_600_000;

export function startTracePurge(purge: () => Promise<void>, onFailure: (error: unknown) => void): TracePurge {
  const run = () => void purge().catch(onFailure);
  run();
  const timer = setInterval(run, everyHour).unref();
  return { stop: () => clearInterval(timer) };
}
