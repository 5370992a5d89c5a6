import node from '@astrojs/node';
import preact from '@astrojs/preact';
import { defineConfig, envField } from 'astro/config';

export default defineConfig({
  output: 'server',
  // Submissions are limited to 64 KB in src/server/intake, which can say so in words; this is the wall behind it.
  adapter: node({ mode: 'middleware', bodySizeLimit: 128 * 1024, staticHeaders: true }),
  integrations: [preact()],
  session: false,
  devToolbar: { enabled: false },
  // A page and its styles arrive in one answer: on a slow phone a second request costs more than the bytes.
  build: { inlineStylesheets: 'always' },
  // Scripts stay files of their own: the content security policy allows no inline script.
  vite: { build: { assetsInlineLimit: 0 } },
  env: {
    schema: {
      /** `true` behind a proxy that sets X-Forwarded-For: whom to count requests against. */
      LINLI_TRUST_PROXY: envField.boolean({ context: 'server', access: 'secret', default: false }),
    },
  },
  security: {
    csp: {
      directives: [
        "default-src 'none'",
        "img-src 'self' data:",
        "connect-src 'self'",
        "manifest-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
      ],
    },
  },
});
