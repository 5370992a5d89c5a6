import node from '@astrojs/node';
import preact from '@astrojs/preact';
import { defineConfig } from 'astro/config';

export default defineConfig({
  output: 'server',
  adapter: node({ mode: 'middleware', bodySizeLimit: 64 * 1024, staticHeaders: true }),
  integrations: [preact()],
  session: false,
  devToolbar: { enabled: false },
  // Scripts stay files of their own: the content security policy allows no inline script.
  vite: { build: { assetsInlineLimit: 0 } },
});
