/** Markdown of an office as HTML for a page of the public site, and as plain text for a summary or the lint. */
import { marked } from 'marked';
import sanitizeHtml from 'sanitize-html';

import { safeHtml } from '../../questionnaires/safe-html.ts';

/** The title of the page is its only h1, so headings begin below it. */
export function newsHtml(markdown: string): string {
  const html = marked.parse(markdown, { async: false, gfm: true, breaks: true });
  return sanitizeHtml(safeHtml(html), {
    allowedTags: [...sanitizeHtml.defaults.allowedTags.filter((tag) => tag !== 'img'), 's'],
    allowedAttributes: { a: ['href', 'rel'], th: ['scope', 'colspan', 'rowspan'], td: ['colspan', 'rowspan'] },
    transformTags: {
      a: (tagName, { href = '', ...attribs }) =>
        leadsIntoQuestionnaire(href) ? { tagName: 'span', attribs: {} } : { tagName, attribs: { href, ...attribs } },
    },
  });
}

export function newsText(markdown: string): string {
  return sanitizeHtml(marked.parse(markdown, { async: false, breaks: true }), {
    allowedTags: [],
    allowedAttributes: {},
  })
    .replaceAll(/&(amp|lt|gt|quot);/g, (_, name: keyof typeof marks) => marks[name])
    .trim();
}

const marks = { amp: '&', lt: '<', gt: '>', quot: '"' } as const;

/** Publicity is never shown on the way into a questionnaire; the way in is the printed code. */
function leadsIntoQuestionnaire(address: string): boolean {
  const here = 'http://here.invalid';
  if (!URL.canParse(address, here)) return true;
  return /^\/(?:q|assist|visit)(?:\/|$)/i.test(new URL(address, here).pathname);
}
