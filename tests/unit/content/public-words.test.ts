/** What the public pages say is there in every language and leans nowhere: the lint of questionnaires reads all of it. */
import { globSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

import { languages } from '../../../src/i18n/language.ts';
import chinese from '../../../src/i18n/zh-CN.json' with { type: 'json' };
import english from '../../../src/i18n/en.json' with { type: 'json' };
import { lintNeutrality } from '../../../src/questionnaires/neutrality/index.ts';

const content = new URL('../../../src/content/', import.meta.url);
const files = (collection: string, language: string) =>
  globSync(`${collection}/${language}/**/*.md`, { cwd: content })
    .map((path) => path.replaceAll('\\', '/').slice(`${collection}/${language}/`.length))
    .sort();
const read = (path: string) => readFileSync(new URL(path, content), 'utf8');
/** Sentences as a reader meets them: without the marks of Markdown and the fence of the front matter. */
const words = (markdown: string) =>
  markdown
    .replace(/^---$/gm, '')
    .replace(/^(?:title|summary): /gm, '')
    .replace(/^picture: .*$/gm, '')
    .replace(/^\s*(?:#+|-|\d+\.)\s+/gm, '')
    .replaceAll('**', '');

const collections = ['learn', 'site'] as const;

describe.each(collections)('%s', (collection) => {
  test.each(languages)('is complete in %s', (language) => {
    const all = [...new Set(languages.flatMap((one) => files(collection, one)))].sort();
    expect(all.length).toBeGreaterThan(0);
    expect(all.filter((file) => !files(collection, language).includes(file))).toEqual([]);
  });

  test.each(files(collection, 'zh-CN'))('%s leans in no language', (file) => {
    const html = {
      'zh-cn': words(read(`${collection}/zh-CN/${file}`)),
      default: words(read(`${collection}/en/${file}`)),
    };
    expect(lintNeutrality({ pages: [{ elements: [{ type: 'html', name: 'page', html }] }] })).toEqual([]);
  });

  test.each(files(collection, 'zh-CN'))(
    '%s says the same things in both languages, as far as its outline tells',
    (file) => {
      const outline = (language: string) => read(`${collection}/${language}/${file}`).match(/^#+(?= )/gm) ?? [];
      expect(outline('en')).toEqual(outline('zh-CN'));
    },
  );
});

test('every explanation has its simple variant, in shorter sentences', () => {
  for (const language of languages) {
    const all = files('learn', language);
    const whole = all.filter((file) => !file.startsWith('simple/'));
    expect(all.filter((file) => file.startsWith('simple/'))).toEqual(whole.map((file) => `simple/${file}`));
    for (const file of whole)
      expect(longest(`learn/${language}/simple/${file}`), file).toBeLessThan(longest(`learn/${language}/${file}`));
  }
});

test('no page leads into a questionnaire, and none to another site', () => {
  const linked = globSync('**/*.md', { cwd: content })
    .filter((path) => !path.endsWith('README.md'))
    .flatMap((path) => read(path.replaceAll('\\', '/')).match(/\]\([^)]*\)|https?:\S+/g) ?? []);
  expect(linked.filter((link) => !/^\]\(\/(?!q\b|assist|visit)/.test(link))).toEqual([]);
});

test('the words around the pages lean no more than the pages', () => {
  const html = { 'zh-cn': said(chinese.publicity), default: said(english.publicity) };
  expect(lintNeutrality({ pages: [{ elements: [{ type: 'html', name: 'frame', html }] }] })).toEqual([]);
});

test('the lint would hear it', () => {
  const html = { 'zh-cn': '请您务必选择“非常满意”。', default: 'Please tick very satisfied.' };
  expect(lintNeutrality({ pages: [{ elements: [{ type: 'html', name: 'page', html }] }] })).toHaveLength(2);
});

interface Messages {
  readonly [name: string]: string | Messages;
}

function said(messages: Messages): string {
  return Object.values(messages)
    .map((inner) => (typeof inner === 'string' ? inner : said(inner)))
    .join('\n');
}

function longest(path: string): number {
  const sentences = words(read(path)).split(/(?<=[。？！.?!;；])\s*|\n/u);
  return Math.max(...sentences.map((sentence) => sentence.length));
}
