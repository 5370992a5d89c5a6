/** The embedded Supabase, as the server and the starter see it. */
export { startEmbedded } from './start-embedded.ts';
export type { EmbeddedBackend, EmbeddedOptions } from './start-embedded.ts';
