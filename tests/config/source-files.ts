/**
 * The code of this repository as a parser sees it. Of an Astro file that is the front matter and each script; its template
 * is kept apart, because it is text that people read.
 */
import { globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

export interface SourceFile {
  /** From the root of the repository, with forward slashes. */
  readonly path: string;
  readonly syntax: ts.SourceFile;
  /** Markup of an Astro file without its scripts, styles and comments; nothing for other files. */
  readonly template: string;
}

const root = fileURLToPath(new URL('../../', import.meta.url));

export function sourceFiles(pattern: string): SourceFile[] {
  return globSync(pattern, { cwd: root })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => !path.includes('node_modules/') && !path.startsWith('dist/'))
    .sort()
    .map(readSource);
}

/** Folders that hold any file, however deep. */
export function foldersIn(folder: string): string[] {
  const depth = folder.split('/').length + 1;
  const files = globSync(`${folder}/*/**/*.*`, { cwd: root }).map((path) => path.replaceAll('\\', '/'));
  return [...new Set(files.map((path) => path.split('/').slice(0, depth).join('/')))];
}

export function exists(path: string): boolean {
  return globSync(path, { cwd: root }).length > 0;
}

/** The same without `import type`, which is gone when the code runs. */
export function runtimeImportsOf(file: SourceFile): string[] {
  return importsOf(file, (node) => !isTypeOnly(node));
}

/** What a file imports, statically, lazily or as a type: a path from the root for its own files, else a package's name. */
export function importsOf(file: SourceFile, counts: (node: ts.Node) => boolean = () => true): string[] {
  return nodesOf(file.syntax)
    .filter(counts)
    .map(specifierOf)
    .filter((specifier) => specifier !== null)
    .map((specifier) => (specifier.startsWith('.') ? resolve(file.path, specifier) : packageName(specifier)));
}

export function nodesOf(node: ts.Node): ts.Node[] {
  const children: ts.Node[] = [];
  ts.forEachChild(node, (child) => void children.push(...nodesOf(child)));
  return [node, ...children];
}

function readSource(path: string): SourceFile {
  const text = readFileSync(join(root, path), 'utf8');
  const { code, template } = path.endsWith('.astro') ? splitAstro(text) : { code: text, template: '' };
  const kind = path.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
  return { path, syntax: ts.createSourceFile(path, code, ts.ScriptTarget.Latest, true, kind), template };
}

/** Front matter between two fences at the start; scripts and styles end at their first closing tag, as in HTML. */
function splitAstro(text: string): { code: string; template: string } {
  const fence = text.startsWith('---') ? text.indexOf('\n---', 3) : -1;
  const frontMatter = fence === -1 ? '' : text.slice(3, fence);
  const markup = fence === -1 ? text : text.slice(fence + 4);
  const scripts = cutOut(markup, '<script', '</script>');
  const bare = [
    ['<style', '</style>'],
    ['<!--', '-->'],
    ['{/*', '*/}'],
  ].reduce((rest, [from = '', to = '']) => cutOut(rest, from, to).rest, scripts.rest);
  const bodies = scripts.cut.map((script) => script.slice(script.indexOf('>') + 1));
  return { code: [frontMatter, ...bodies].join('\n;\n'), template: bare };
}

function cutOut(text: string, from: string, to: string): { cut: string[]; rest: string } {
  const start = text.indexOf(from);
  if (start === -1) return { cut: [], rest: text };
  const end = text.indexOf(to, start);
  const after = cutOut(end === -1 ? '' : text.slice(end + to.length), from, to);
  return {
    cut: [text.slice(start, end === -1 ? undefined : end), ...after.cut],
    rest: `${text.slice(0, start)} ${after.rest}`,
  };
}

function specifierOf(node: ts.Node): string | null {
  if ((ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) && node.moduleSpecifier) {
    return literalText(node.moduleSpecifier);
  }
  if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) return literalText(node.argument.literal);
  const loads = ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword;
  return loads && node.arguments[0] ? literalText(node.arguments[0]) : null;
}

function isTypeOnly(node: ts.Node): boolean {
  if (ts.isImportDeclaration(node)) return node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword;
  return ts.isImportTypeNode(node) || (ts.isExportDeclaration(node) && node.isTypeOnly);
}

function literalText(node: ts.Node): string | null {
  return ts.isStringLiteralLike(node) ? node.text : null;
}

function resolve(from: string, specifier: string): string {
  return normalize(join(dirname(from), specifier.replace(/\?.*$/, ''))).replaceAll('\\', '/');
}

function packageName(specifier: string): string {
  const parts = specifier.split('/');
  return specifier.startsWith('@') ? parts.slice(0, 2).join('/') : (parts[0] ?? specifier);
}
