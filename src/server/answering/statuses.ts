/** How a door without a questionnaire behind it is said in HTTP. */

/** A code that is closed or paused may open again with the next wave, but the questionnaire asked for is gone. */
export const statusOfShut = { unknown: 404, not_open: 403, paused: 403, retired: 410, closed: 410 } as const;

/** The database is away: what was sent is worth sending again after so many seconds. */
export const retryAfter = 15;
export const comeBack = { 'retry-after': String(retryAfter), 'cache-control': 'no-store' } as const;
