/** The folder says who may run the code: every import follows the arrows of the map in README.md. */
import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { exists, foldersIn, importsOf, nodesOf, runtimeImportsOf, sourceFiles } from './source-files.ts';
import type { SourceFile } from './source-files.ts';

const source = sourceFiles('src/**/*.{ts,tsx,astro}');
const everywhere = [...source, ...sourceFiles('{scripts,tests}/**/*.{ts,tsx}'), ...sourceFiles('*.{ts,mjs,js}')];

/** For each layer, the layers it may import besides itself. Files directly in `src` are of the layer `site`. */
const arrows: Readonly<Record<string, readonly string[]>> = {
  domain: [],
  questionnaires: ['domain'],
  lite: [],
  embedded: ['domain', 'questionnaires', 'lite'],
  postgres: ['lite'],
  server: ['domain', 'questionnaires', 'embedded', 'postgres', 'lite'],
  i18n: ['domain'],
  browser: ['domain', 'i18n'],
  islands: ['browser', 'domain', 'i18n'],
  components: ['domain', 'i18n'],
  layouts: ['components', 'domain', 'i18n', 'styles'],
  actions: ['server', 'questionnaires', 'domain', 'i18n'],
  pages: ['server', 'questionnaires', 'islands', 'components', 'layouts', 'domain', 'i18n', 'actions', 'styles'],
  site: ['server', 'domain', 'i18n'],
};

/** The one exception: what the starter prints on the console are messages like all others. */
const startMessages = { from: 'src/server/start/', to: 'src/i18n/' };

function layerOf(path: string): string | null {
  const [top, layer, ...rest] = path.split('/');
  if (top !== 'src' || layer === undefined) return null;
  return rest.length === 0 ? 'site' : layer;
}

/** Every import that a rule forbids, as `file → import`: an empty list reads well when it holds and says where when not. */
function forbidden(files: readonly SourceFile[], breaks: (file: string, imported: string) => boolean): string[] {
  return files.flatMap((file) =>
    importsOf(file)
      .filter((imported) => breaks(file.path, imported))
      .map((imported) => `${file.path} → ${imported}`),
  );
}

describe('arrows', () => {
  test('the parser sees imports of TypeScript, of front matter and of scripts', () => {
    expect(source.length).toBeGreaterThan(50);
    expect(source.filter((file) => file.path.endsWith('.astro')).flatMap((file) => importsOf(file))).not.toEqual([]);
  });

  test('every layer has its arrows written down', () => {
    const layers = new Set(source.map((file) => layerOf(file.path)));
    expect([...layers].filter((layer) => layer !== null && !(layer in arrows))).toEqual([]);
  });

  test('a layer imports only the layers its arrows point to', () => {
    const breaks = (file: string, imported: string) => {
      const from = layerOf(file);
      const to = layerOf(imported);
      if (from === null || to === null || from === to || (arrows[from] ?? []).includes(to)) return false;
      return !(file.startsWith(startMessages.from) && imported.startsWith(startMessages.to));
    };
    expect(forbidden(source, breaks)).toEqual([]);
  });

  test('nothing in src reaches outside src, except the questionnaires it ships and the migrations', () => {
    const breaks = (_: string, imported: string) =>
      imported.includes('/') && !/^(?:src\/|surveys\/|supabase\/|@|[a-z-]+:)/.test(imported);
    expect(forbidden(source, breaks)).toEqual([]);
  });

  test('no two files need each other to run, not even in a circle', () => {
    const importsByPath = new Map(source.map((file) => [file.path, runtimeImportsOf(file)]));
    expect(circles(importsByPath)).toEqual([]);
  });
});

describe('packages stay behind the folder that owns them', () => {
  const owners: [packageName: string, folders: RegExp][] = [
    ['survey-core', /^(?:src\/questionnaires|tests\/surveys|tests\/load)\//],
    ['@supabase/lite', /^(?:src\/(?:lite|embedded|postgres)\/|tests\/load\/bare-pglite\.ts$)/],
    ['@supabase/supabase-js', /^src\/server\/(?:db|auth)\//],
    ['chart.js', /^src\/islands\//],
    ['i18next', /^src\/i18n\//],
    ['prom-client', /^src\/server\/metrics\//],
    ['opencc-js', /^src\/i18n\//],
    ['marked', /^src\/server\/news\//],
    ['sharp', /^(?:src\/server|tests\/unit\/server|tests\/e2e)\//],
    ['yauzl', /^src\/server\/premises\//],
    ['htmlparser2', /^src\/server\/premises\//],
  ];

  test.each(owners)('%s', (name, folders) => {
    expect(forbidden(everywhere, (file, imported) => imported === name && !folders.test(file))).toEqual([]);
  });

  test('the domain imports no package; its distribution functions alone come from @stdlib', () => {
    const breaks = (file: string, imported: string) =>
      !imported.startsWith('src/domain/') &&
      !(file === 'src/domain/statistics/distributions.ts' && imported.startsWith('@stdlib/'));
    const domain = source.filter((file) => layerOf(file.path) === 'domain');
    expect(forbidden(domain, breaks)).toEqual([]);
  });
});

describe('the secret key', () => {
  const serviceFolder = 'src/server/db/service/';

  test('opens only for functions of one folder', () => {
    const breaks = (file: string, imported: string) =>
      imported === `${serviceFolder}as-service.ts` && !file.startsWith(serviceFolder);
    expect(forbidden(everywhere, breaks)).toEqual([]);
  });

  test('is used through that folder by the server alone, never by a page', () => {
    const breaks = (file: string, imported: string) => imported.startsWith(serviceFolder) && layerOf(file) !== 'server';
    expect(forbidden(source, breaks)).toEqual([]);
  });

  test('is read nowhere else: other files make a backend or hand it on whole', () => {
    const mayRead = /^src\/(?:server\/db\/service|lite)\//;
    const readers = source.filter((file) => !mayRead.test(file.path) && reads(file, 'secretKey'));
    expect(readers.map((file) => file.path)).toEqual([]);
  });
});

describe('the domain has no clock, no randomness, no I/O', () => {
  const outside = [
    'crypto',
    'performance',
    'process',
    'globalThis',
    'fetch',
    'console',
    'setTimeout',
    'setInterval',
    'window',
    'document',
  ];
  const domain = source.filter((file) => layerOf(file.path) === 'domain');

  test.each(domain.map((file) => [file.path, file] as const))('%s', (_, file) => {
    const found = nodesOf(file.syntax).filter(
      (node) => asksTheClock(node) || drawsAtRandom(node) || outside.some((name) => names(node, name)),
    );
    expect(found.map((node) => node.getText())).toEqual([]);
  });
});

describe('words', () => {
  /** Where Chinese in code is what it is about: messages, words the neutrality lint looks for, names to mask, how addresses, the headings of lists and the words in braces of a message are written, invented neighbours. */
  const mayContain =
    /^src\/(?:i18n\/|questionnaires\/neutrality\/|domain\/texts\/|domain\/outreach\/(?:address|import-|generate-)|domain\/access\/people-list|domain\/areas\/area-list|domain\/messages\/placeholders|embedded\/demo)/;
  const chinese = /[\p{Script=Han}\u3000-\u303f\uff00-\uffef]/u;

  test('visible Chinese text stands in the message files, not in code', () => {
    const found = source
      .filter((file) => !mayContain.test(file.path))
      .flatMap((file) =>
        [...texts(file), file.template]
          .filter((text) => chinese.test(text))
          .map((text) => `${file.path}: ${text.trim()}`),
      );
    expect(found).toEqual([]);
  });

  test('every layer and every subject of the domain says in a README what it is for', () => {
    const folders = [...foldersIn('src'), ...foldersIn('src/domain')];
    // Astro would serve a README.md among the pages to visitors; an underscore keeps it to ourselves.
    const readme = (folder: string) => `${folder}/${folder === 'src/pages' ? '_README.md' : 'README.md'}`;
    expect(folders.filter((folder) => !exists(readme(folder)))).toEqual([]);
  });
});

/** Circles of imports, each as `a → b → a`. */
function circles(graph: ReadonlyMap<string, readonly string[]>): string[] {
  const done = new Set<string>();
  const found: string[] = [];
  const visit = (path: string, trail: readonly string[]): void => {
    if (trail.includes(path)) found.push([...trail.slice(trail.indexOf(path)), path].join(' → '));
    if (done.has(path) || trail.includes(path)) return;
    for (const next of graph.get(path) ?? []) visit(next, [...trail, path]);
    done.add(path);
  };
  for (const path of graph.keys()) visit(path, []);
  return found;
}

function reads(file: SourceFile, property: string): boolean {
  return nodesOf(file.syntax).some(
    (node) =>
      (ts.isPropertyAccessExpression(node) && node.name.text === property) ||
      (ts.isBindingElement(node) && (node.propertyName ?? node.name).getText() === property),
  );
}

/** `new Date()` and `Date.now()`; a date made from text is a calculation. */
function asksTheClock(node: ts.Node): boolean {
  if (ts.isNewExpression(node)) return names(node.expression, 'Date') && (node.arguments ?? []).length === 0;
  if (ts.isCallExpression(node) && names(node.expression, 'Date')) return true;
  return ts.isPropertyAccessExpression(node) && names(node.expression, 'Date') && node.name.text === 'now';
}

function drawsAtRandom(node: ts.Node): boolean {
  return ts.isPropertyAccessExpression(node) && names(node.expression, 'Math') && node.name.text === 'random';
}

/** The global itself, not a property, parameter or key of the same name. */
function names(node: ts.Node, name: string): boolean {
  if (!ts.isIdentifier(node) || node.text !== name) return false;
  const { parent } = node;
  const isItsOwnName =
    (ts.isPropertyAccessExpression(parent) && parent.name === node) ||
    ((ts.isPropertyAssignment(parent) || ts.isPropertySignature(parent) || ts.isParameter(parent)) &&
      parent.name === node);
  return !isItsOwnName;
}

function texts(file: SourceFile): string[] {
  return nodesOf(file.syntax)
    .filter((node) => ts.isStringLiteralLike(node) || ts.isTemplateLiteralToken(node) || ts.isJsxText(node))
    .map((node) => node.getText());
}
