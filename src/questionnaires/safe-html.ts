/** HTML of a definition as it may stand in a page with a strict policy: text, lists, tables, links, local pictures. */
import sanitizeHtml from 'sanitize-html';

const options: sanitizeHtml.IOptions = {
  allowedTags: [
    ...['p', 'br', 'hr', 'h2', 'h3', 'h4', 'h5', 'ul', 'ol', 'li', 'dl', 'dt', 'dd', 'blockquote', 'div', 'span'],
    ...['strong', 'b', 'em', 'i', 'u', 's', 'small', 'sub', 'sup', 'a', 'img', 'figure', 'figcaption'],
    ...['table', 'caption', 'thead', 'tbody', 'tfoot', 'tr', 'th', 'td'],
  ],
  allowedAttributes: {
    a: ['href', 'rel'],
    img: ['src', 'alt', 'width', 'height'],
    th: ['scope', 'colspan', 'rowspan'],
    td: ['colspan', 'rowspan'],
  },
  allowedSchemes: ['https', 'http', 'mailto', 'tel'],
  // No address outside the site may learn that somebody reads a questionnaire.
  exclusiveFilter: ({ tag, attribs }) => tag === 'img' && !isLocalAddress(attribs['src'] ?? ''),
  transformTags: { a: sanitizeHtml.simpleTransform('a', { rel: 'noopener noreferrer' }), h1: 'h2' },
};

export function safeHtml(html: string): string {
  return sanitizeHtml(html, options);
}

/** A path on this site, or a small picture inside the definition itself. */
export function isLocalAddress(address: string): boolean {
  return (
    /^\/(?![/\\])[^\s\\]*$/.test(address) || /^data:image\/(?:png|jpeg|gif|webp);base64,[A-Za-z0-9+/=]+$/.test(address)
  );
}
