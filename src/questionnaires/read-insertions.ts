/** Finds what `{…}` in a text stands for: by the whole name first, as in conditions. An unknown name is survey-core's linter's to find. */
import type { LocalizedText } from '../domain/form/form.ts';
import type { Path } from '../domain/form/display-value.ts';
import type { Reading } from './reading.ts';
import { safeHtml } from './safe-html.ts';

export type Insertions = Map<string, Path>;

interface Place {
  readonly place: string;
  readonly property: string;
}

export function readInsertions(
  text: LocalizedText,
  { place, property }: Place,
  { references, remarks, insertions, closing }: Reading,
): void {
  for (const words of Object.values(text)) {
    for (const [, written = ''] of words.matchAll(/\{([^{}:]+)\}/g)) {
      const name = written.trim();
      const path = references.path(name);
      if (path) for (const spelling of spellings(name)) insertions.set(spelling, path as Path);
      if (path && isClosing({ place, property })) for (const spelling of spellings(name)) closing.add(spelling);
      if (!path && aboutTheSurvey.has(name.toLowerCase()))
        remarks.refuse(place, 'dynamic_text', { property, detail: name });
    }
    // As it will be sent: there every `>` inside an attribute is written in another way.
    const inTag = /<[a-z][^<>{}]*\{([^{}]+)\}/i.exec(safeHtml(words))?.[1];
    // An address or a style made from an answer would leave the page's hands.
    if (property.toLowerCase().includes('html') && inTag !== undefined && references.path(inTag.trim()))
      remarks.refuse(place, 'dynamic_text', { property, detail: inTag.slice(0, 100) });
  }
}

function isClosing({ place, property }: Place): boolean {
  return property === 'completedHtml' || place.startsWith('completedHtmlOnCondition');
}

/** Words of survey-core's own: page numbers, the score of a quiz. */
const aboutTheSurvey = new Set([
  ...['pageno', 'pagecount', 'questioncount', 'correctedanswers', 'correctanswers', 'correctedanswercount'],
  ...['incorrectedanswers', 'incorrectanswers', 'incorrectedanswercount', 'locale'],
]);

/** Sanitised HTML writes some characters in another way. */
function spellings(name: string): string[] {
  const escaped = name.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return [...new Set([name, escaped, escaped.replaceAll('"', '&quot;')])];
}
