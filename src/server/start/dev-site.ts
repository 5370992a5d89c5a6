/** The site with Astro's development server, in this process, so that it finds the same embedded Supabase. */
import type { Listening } from './http-site.ts';

export async function serveDev(root: string, { host, port }: { host: string; port: number }): Promise<Listening> {
  const { dev } = await import('astro');
  const server = await dev({ root, server: { host, port }, logLevel: 'warn' });
  return { port: server.address.port, stop: () => server.stop() };
}
