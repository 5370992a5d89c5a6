/** The site with Astro's development server, in this process, so that it finds the same embedded Supabase. */
import type { Listening } from './http-site.ts';

export async function serveDev(root: string, { host, port }: { host: string; port: number }): Promise<Listening> {
  const { dev } = await import('astro');
  // Vite hands styles over inside the page while developing, which the policy of the built site refuses.
  const security = { csp: false };
  const server = await dev({ root, server: { host, port }, security, logLevel: 'warn' });
  return { port: server.address.port, stop: () => server.stop() };
}
