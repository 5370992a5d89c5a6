import node from '@astrojs/node';
import preact from '@astrojs/preact';
import { defineConfig, envField } from 'astro/config';
import { transformWithOxc } from 'vite';

/**
 * What every questionnaire needs in one file; the arithmetic, texts that speak of answers and the kinds of question that few
 * need stay apart, and so does the gate, which paper alone asks in the browser.
 */
const questionnaireScript = {
  name: 'questionnaire',
  test: /^(?!.*[?]visits$).*(?:QuestionnairePage\.astro.*index=1|islands[\\/]questionnaire[\\/](?!rare|start-|needs-|closing|moving|writing|Calculated|Comment|List|Matrix|Multiple|Review|Scale)|browser[\\/]sending|domain[\\/]form[\\/](?!as-answered|choice-order|closing|display|early|effects|ending|expression-|fitting|form-ext|gate|insertions|language|limits|logic-|minutes|offered|refusal|shape|shared-|starting|text-formats)|node_modules[\\/]preact[\\/](?:dist|jsx-runtime))/,
};

/** The worker's three queues and their rules, for the site itself and for the questionnaire on a worker's phone. */
const visitsScript = {
  name: 'visits',
  test: /browser[\\/]visits[\\/](?!service-worker)|domain[\\/]outreach[\\/]/,
};

/**
 * The questionnaire's file holds Preact as well. The worker's site gets a copy of its own of the little it shares with it, so that it does
 * not load a questionnaire before it shows a list of doors.
 */
const ownCopiesForVisits = {
  name: 'linli-own-copies-for-visits',
  apply: 'build',
  enforce: 'pre',
  applyToEnvironment: ({ name }) => name === 'client',
  async resolveId(source, importer, options) {
    if (!/islands[\\/]visit[\\/](?!handed)|[?]visits$/.test(importer ?? '')) return null;
    if (!/^preact(?:[\\/]jsx-runtime)?$|questionnaire[\\/]phone\.ts$/.test(source)) return null;
    const found = await this.resolve(source, importer?.replace(/[?]visits$/, ''), { ...options, skipSelf: true });
    return found && { ...found, id: `${found.id}?visits` };
  },
};

/**
 * What helps on public pages runs in web views of 2019 too: rewritten last, because making it small brings the newer signs back.
 * The questionnaire would grow by 400 bytes; there older phones have the plain form.
 */
const forPhonesOf2019 = {
  name: 'linli-phones-of-2019',
  applyToEnvironment: ({ name }) => name === 'client',
  async generateBundle(_, bundle) {
    for (const chunk of Object.values(bundle)) {
      if (chunk.type !== 'chunk' || !/^(?:PageEnd|ReadAloud)\.astro/.test(chunk.name)) continue;
      const { code } = await transformWithOxc(chunk.code, `${chunk.name}.js`, { target: 'es2019' });
      chunk.code = code;
    }
  },
};

/** Older phones keep the plain form. A plugin, because Astro sets the browser's target itself, to the newest. */
const forPhonesOf2020 = {
  name: 'linli-phones-of-2020',
  configEnvironment: (name) => (name === 'client' ? { build: { target: 'es2020' } } : undefined),
};

/** A file of its own at an address without a hash: where it lies is how far it reaches. The build writes its version into it. */
const serviceWorker = {
  name: 'linli-service-worker',
  apply: 'build',
  applyToEnvironment: ({ name }) => name === 'client',
  buildStart() {
    this.emitFile({ type: 'chunk', id: 'src/browser/visits/service-worker.ts', fileName: 'visit/sw.js' });
  },
};

/** Known at the build, so that pages made with it can name their whole address to whoever hands them on. */
const publicUrl = process.env.LINLI_PUBLIC_URL;

export default defineConfig({
  output: 'server',
  ...(publicUrl ? { site: publicUrl } : {}),
  // Only lists of doors are so large. Everything else meets a wall at 128 KB in src/server/start/bounded-body.ts, and submissions are
  // limited to 64 KB in src/server/intake, which can say so in words.
  adapter: node({ mode: 'middleware', bodySizeLimit: 25 * 1024 * 1024, staticHeaders: true }),
  integrations: [preact()],
  session: false,
  devToolbar: { enabled: false },
  // A page and its styles arrive in one answer: on a slow phone a second request costs more than the bytes.
  build: { inlineStylesheets: 'always' },
  // Scripts stay files of their own: the content security policy allows no inline script.
  vite: {
    plugins: [forPhonesOf2019, forPhonesOf2020, serviceWorker, ownCopiesForVisits],
    build: { assetsInlineLimit: 0 },
    environments: {
      client: {
        build: { rolldownOptions: { output: { codeSplitting: { groups: [questionnaireScript, visitsScript] } } } },
      },
    },
  },
  env: {
    schema: {
      /** `true` behind a proxy that sets X-Forwarded-For: whom to count requests against. */
      LINLI_TRUST_PROXY: envField.boolean({ context: 'server', access: 'secret', default: false }),
      /** `https://survey.example` behind a proxy that ends TLS: which posts are our own, and that cookies are `Secure`. */
      LINLI_PUBLIC_URL: envField.string({ context: 'server', access: 'secret', optional: true }),
      /** `MP_verify_x.txt=x`: a file by which WeChat sees that the address is ours; several are parted by commas. */
      LINLI_WECHAT_FILES: envField.string({ context: 'server', access: 'secret', optional: true }),
    },
  },
  security: {
    // The middleware checks it, against the address that people see; Astro knows only the one the site hears.
    checkOrigin: false,
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
