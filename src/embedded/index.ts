/** The embedded Supabase, as the server and the starter see it. */
export { EmbeddedProblem } from './embedded-problem.ts';
export type { EmbeddedProblemCode } from './embedded-problem.ts';
export { startEmbedded } from './start-embedded.ts';
export type { EmbeddedBackend, EmbeddedOptions } from './start-embedded.ts';
